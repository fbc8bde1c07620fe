import type { Descriptor } from '../../../image/descriptor.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { describeInfo } from '../../image/describe-info.ts';
import { imageJson } from '../../image/image-json.ts';
import { formatLocation, type ImageLocation, parseSource } from '../../image/image-location.ts';
import { contentSourceFlag, isByTag, withMirrors } from '../../image/mirror-flags.ts';
import { type OpenRepository, repositoryOpener, securityFlags, tagExpander } from '../../image/open-repository.ts';
import { filterFlag, type PlatformFilter, platformFilter, platformText } from '../../image/platform-filter.ts';
import {
  isList,
  type ReadImage,
  readConfig,
  readFailure,
  readListed,
  readLocation,
  sha256,
} from '../../image/read-image.ts';
import { OcError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';

/** `oc image info`: what a registry tells of images. */
export const imageInfo: Command = {
  usage: 'IMAGE [...] [flags]',
  flags: [
    filterFlag,
    ...securityFlags,
    stringFlag('output', 'Print the image in an alternative format: json', { short: 'o' }),
    contentSourceFlag,
    stringFlag('dir', 'The directory on disk that file:// images will be read from.'),
    booleanFlag(
      'show-multiarch',
      'Show information even if the image is multiarch image. If not set, error is thrown for multiarch images.',
    ),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length === 0) throw new OcError('info expects at least one argument, an image pull spec');
    const filter = platformFilter(flags, 'none');
    const open = withMirrors(invocation, await repositoryOpener(invocation));
    let warned = flags.string('icsp-file') === '';
    for (const word of args) {
      for (const location of await parseSource(word, tagExpander(open))) {
        if (!warned && isByTag(location))
          context.stderr(
            'warning: --icsp-file only applies to images referenced by digest and will be ignored for tags\n',
          );
        warned ||= isByTag(location);
        const images = await readImages(invocation, location, open, filter);
        if (flags.string('output') === 'json') {
          const found = images.map((image) => infoObject(location, image));
          context.stdout(imageJson(found.length === 1 ? found[0] : found, '  '));
          continue;
        }
        if (flags.string('output') !== '') throw new OcError("unrecognized --output, only 'json' is supported");
        for (const image of images) context.stdout(describeInfo(location, image, context.now()));
      }
    }
  },
};

const readImages = async (
  { flags }: Invocation,
  location: ImageLocation,
  open: OpenRepository,
  filter: PlatformFilter,
): Promise<ReadImage[]> => {
  const repository = open(location);
  const read = await readLocation(repository, location).catch((error: unknown) => {
    throw readFailure(error, location);
  });
  if (!isList(read)) return [await readConfig(repository, read)];
  const entries = read.manifest.manifests;
  const all = await readListed(repository, location, read, () => true).catch((error: unknown) => {
    throw readFailure(error, location);
  });
  const wanted = all.filter((_, index) => filter.includes(entries[index] as Descriptor, entries));
  if (wanted.length !== 1 && !flags.boolean('show-multiarch')) throw severalImages(entries);
  if (wanted.length === 0)
    throw new OcError(`no manifests could be found for ${JSON.stringify(formatLocation(location))}`);
  return Promise.all(wanted.map((each) => readConfig(repository, each, read.digest)));
};

const severalImages = (entries: readonly Descriptor[]): OcError => {
  const rows = entries.map((entry) => `  ${platformText(entry)}\t${entry.digest}\n`);
  const table = alignTabs(`  OS\tDIGEST\n${rows.join('')}`, { padding: 1 });
  return new OcError(
    `the image is a manifest list and contains multiple images - use --filter-by-os to select from:\n\n${table}\n`,
  );
};

const infoObject = (location: ImageLocation, image: ReadImage): object => ({
  name: formatLocation({ ...location, type: 'registry' }),
  digest: image.digest,
  contentDigest: sha256(image.content),
  listDigest: image.list ?? '',
  mediaType: image.mediaType,
  layers: image.manifest.layers.map(({ mediaType, digest, size, urls }) => ({
    mediaType,
    digest,
    size,
    ...(urls && { urls }),
  })),
  config: image.config,
});
