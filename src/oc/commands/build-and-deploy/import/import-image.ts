import type { ImageStream } from '../../../../resources/images/image-stream.ts';
import { imageStreamImportKind, imageStreamKind } from '../../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../../command.ts';
import { booleanFlag, stringFlag } from '../../../command-line/flag.ts';
import { outputFlag } from '../../../command-line/shared-flags.ts';
import { describeImage } from '../../../describe/images/describe-image.ts';
import { describeImageStream } from '../../../describe/images/describe-image-stream.ts';
import { OcError } from '../../../oc-error.ts';
import { formatTyped } from '../../../output/format-chosen.ts';
import {
  type ImportedImage,
  type ImportResult,
  type ImportTarget,
  importModeOf,
  importRequest,
  parseImportTarget,
} from './import-request.ts';
import { streamAsAsked } from './import-stream.ts';

/** `oc import-image`: fetches tags and images from outside into a stream, and shows what came of it. */
export const importImage: Command = {
  usage: 'IMAGESTREAM[:TAG] [flags]',
  flags: [
    outputFlag,
    stringFlag('from', 'A container image repository to import images from'),
    booleanFlag('confirm', 'If true, allow the image stream import location to be set or changed'),
    booleanFlag('all', 'If true, import all tags from the provided source on creation or if --from is specified'),
    booleanFlag('scheduled', 'Set each imported container image to be periodically imported from a remote repository.'),
    booleanFlag(
      'insecure',
      'If true, allow importing from registries that have invalid HTTPS certificates or are hosted via HTTP.',
    ),
    booleanFlag('dry-run', 'Fetch information about images without creating or updating an image stream.'),
    stringFlag('reference-policy', "Allow to request pullthrough for external image when set to 'local'.", {
      default: 'source',
    }),
    stringFlag('import-mode', 'Imports the full manifest list of a tag when set to PreserveOriginal.', {
      default: 'Legacy',
    }),
  ],
  run: async (invocation) => {
    const { flags, client, context, namespace } = invocation;
    const target = parseImportTarget(invocation.args[0] ?? '', flags.boolean('all'));
    const referencePolicy = policyOf(flags.string('reference-policy'));
    const importMode = importModeOf(flags.string('import-mode'));
    const stream = await client.find<ImageStream>(imageStreamKind, namespace, target.name);
    if (!stream && !flags.boolean('confirm'))
      throw new OcError(
        `no image stream named ${JSON.stringify(target.name)} exists, pass --confirm to create and import`,
      );
    const request = importRequest(stream, target, { flags, namespace, referencePolicy, importMode });
    const result = await client.create<ImportResult>(imageStreamImportKind, namespace, request);
    const message = report(invocation, result, target);
    if (flags.has('output'))
      context.stdout(
        formatTyped(flags, {
          objects: [streamAsAsked(stream, target.name, request.spec, referencePolicy)],
          kinds: [imageStreamKind],
          single: true,
        }),
      );
    else context.stdout(`imagestream.image.openshift.io/${target.name} ${message}\n`);
    if (failures(result).length > 0) throw new OcError('imported completed with errors');
  },
};

const policyOf = (value: string): 'Source' | 'Local' => {
  if (!['', 'source', 'local'].includes(value.toLowerCase()))
    throw new OcError('valid reference policy values are source or local');
  return value.toLowerCase() === 'local' ? 'Local' : 'Source';
};

/** The text behind the stream's name; what failed goes to stderr. */
const report = ({ context, flags }: Invocation, result: ImportResult, target: ImportTarget): string => {
  const { repository, images = [], import: stream } = result.status;
  const head = `imported${failures(result).length > 0 ? ' with errors' : ''}${flags.boolean('dry-run') ? ' (dry run)' : ''}\n\n`;
  const described = stream ? `${describeImageStream(stream, context.now())}\n` : '';
  const fromRepository = (repository?.images ?? [])
    .map((image) => imageText(image, target, context, 'repository tag'))
    .join('');
  const extra = repository?.additionalTags ?? [];
  const info =
    extra.length === 0
      ? ''
      : `\ninfo: The remote repository contained ${extra.length} additional tags which were not imported: ${extra.join(', ')}\n`;
  return (
    head + described + fromRepository + images.map((image) => imageText(image, target, context, 'tag')).join('') + info
  );
};

const imageText = (
  { image, tag = '', status }: ImportedImage,
  target: ImportTarget,
  context: Invocation['context'],
  what: string,
): string => {
  if (image) return `${describeImage(image, `${target.name}:${tag || 'latest'}`, context.now())}\n`;
  context.stderr(`error: ${what} ${tag} failed: ${status.message ?? ''}\n`);
  return '';
};

/** What did not work; a repository that cannot be read at all is not explained. */
const failures = ({ status: { repository, images = [] } }: ImportResult): readonly { status?: { status?: string } }[] =>
  [...(repository ? [repository] : []), ...(repository?.images ?? []), ...images].filter(
    ({ status }) => status?.status === 'Failure',
  );
