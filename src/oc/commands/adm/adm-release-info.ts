import type { SpecTag } from '../../../resources/images/image-stream.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { errorText } from '../../error-text.ts';
import { parseLocation } from '../../image/image-location.ts';
import { repositoryOpener, securityFlags } from '../../image/open-repository.ts';
import { filterFlag, platformFilter } from '../../image/platform-filter.ts';
import { OcError } from '../../oc-error.ts';
import { describeRelease } from '../../release/describe-release.ts';
import { digestIn } from '../../release/digest-in.ts';
import { type Release, readRelease } from '../../release/read-release.ts';

/** `oc adm release info`: which images a release image stands for. The cluster itself was installed from none. */
export const admReleaseInfo: Command = {
  usage: 'IMAGE [flags]',
  flags: [
    ...securityFlags,
    filterFlag,
    stringFlag('output', 'Display the release info in an alternative format: digest|name|pullspec.', { short: 'o' }),
    stringFlag('image-for', 'Print the pull spec of this image of the release.'),
    booleanFlag('pullspecs', 'Display the pull spec of each image instead of the digest.'),
    stringFlag('dir', 'The directory on disk that file:// images will be read from.'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    if (args.length === 0)
      throw new OcError('the server is not reporting a release image at this time, please specify an image to view');
    if (flags.string('image-for') !== '' && flags.string('output') !== '')
      throw new OcError('--output and --image-for may not both be specified');
    if (!['', 'digest', 'name', 'pullspec'].includes(flags.string('output')))
      throw new OcError('--output only supports pullspec, digest, name');
    const open = await repositoryOpener(invocation);
    const filter = platformFilter(flags, 'own platform');
    let code = 0;
    for (const word of args) {
      const location = parseLocation(word);
      try {
        context.stdout(shown(invocation, await readRelease(open, location, filter), word));
      } catch (error) {
        context.stderr(errorText(error));
        code = 1;
      }
    }
    return code;
  },
};

const shown = ({ flags }: Invocation, release: Release, image: string): string => {
  const wanted = flags.string('image-for');
  const images = release.tags.filter(({ from }) => from?.kind === 'DockerImage');
  if (wanted !== '') {
    const found = images.find(({ name }) => name === wanted);
    if (!found) throw new OcError(`no image tag ${JSON.stringify(wanted)} exists in the release image ${image}`);
    return `${found.from?.name}\n`;
  }
  const lines = (text: (tag: SpecTag) => string, of = images): string => of.map((tag) => `${text(tag)}\n`).join('');
  if (flags.string('output') === 'name') return lines(({ name }) => name, [...release.tags]);
  if (flags.string('output') === 'pullspec') return lines(({ from }) => from?.name ?? '');
  if (flags.string('output') === 'digest') return lines(digestIn);
  return describeRelease(release, flags.boolean('pullspecs'));
};
