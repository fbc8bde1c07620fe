import { formatExact } from '../../../../image/reference-format.ts';
import type { SpecTag } from '../../../../resources/images/image-stream.ts';
import type { Command, Invocation } from '../../../command.ts';
import { booleanFlag, stringFlag } from '../../../command-line/flag.ts';
import { OcError, usageError } from '../../../oc-error.ts';
import { importModeOf } from '../import/import-request.ts';
import { deletedText } from './tag-deletion.ts';
import {
  checkTagName,
  type Destination,
  type DestinationWords,
  parseTarget,
  putTag,
  splitTarget,
} from './tag-destination.ts';
import { readSource, sourceKinds, type TagSourceReference } from './tag-source.ts';

/** `oc tag`: makes a tag point to an image or another tag, or deletes tags. */
export const tag: Command = {
  usage: '[--source=SOURCETYPE] SOURCE DEST [DEST ...] [flags]',
  flags: [
    stringFlag(
      'source',
      'Optional hint for the source type; valid values are imagestreamtag, istag, imagestreamimage, isimage, docker, and dockerimage.',
    ),
    booleanFlag('delete', 'Delete the provided spec tags.', { short: 'd' }),
    booleanFlag('alias', 'Should the destination tag be updated whenever the source tag changes.'),
    booleanFlag('reference', 'Should the destination tag continue to pull from the source namespace.'),
    booleanFlag('scheduled', 'Set a container image to be periodically imported from a remote repository.'),
    booleanFlag(
      'insecure',
      'Set to true if importing the specified container image requires HTTP or has a self-signed certificate.',
    ),
    stringFlag('reference-policy', "Allow to request pullthrough for external image when set to 'local'.", {
      default: 'source',
    }),
    stringFlag(
      'import-mode',
      "Imports the full manifest list of a tag when set to PreserveOriginal, and the image for the cluster's platform when set to Legacy, as without it.",
    ),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const deleting = flags.boolean('delete');
    if (args.length === 0 && !deleting)
      throw usageError(
        'oc tag',
        'you must specify a source and at least one destination or one or more tags to delete',
      );
    const source = deleting
      ? undefined
      : await readSource(invocation, args[0] as string, sourceKindOf(flags.string('source')));
    const targets = args.slice(deleting ? 0 : 1).map((word) => parseTarget(word, invocation.namespace));
    validate(invocation, source, targets);
    for (const target of targets) {
      const destination = splitTarget(target);
      invocation.context.stdout(
        source ? await setTag(invocation, source, destination) : await deletedText(invocation.client, destination),
      );
    }
  },
};

const sourceKindOf = (word: string): TagSourceReference['kind'] | undefined => {
  const kind = sourceKinds[word.toLowerCase()];
  if (word !== '' && !kind)
    throw usageError(
      'oc tag',
      `invalid source ${JSON.stringify(word)}; valid values are ${Object.keys(sourceKinds).sort().join(', ')}`,
    );
  return kind;
};

/** In the order of the real one, which looks at the form of a destination only when its turn has come. */
const validate = (
  invocation: Invocation,
  source: TagSourceReference | undefined,
  targets: readonly DestinationWords[],
): void => {
  const { flags } = invocation;
  const importing = flags.boolean('scheduled') || flags.boolean('insecure');
  if (!source && flags.boolean('alias')) throw new OcError('--alias and --delete may not be both specified');
  if (!['source', 'local'].includes(flags.string('reference-policy')))
    throw new OcError("reference policy must be set to 'source' or 'local'");
  if (!source) validateDeletion(invocation, importing);
  if (targets.length === 0) throw new OcError('at least a destination is required');
  if (!source) return;
  if (importing && source.kind !== 'DockerImage')
    throw new OcError('only container images can have importing flags set');
  if (flags.boolean('alias')) validateAlias(invocation.namespace, source, targets, importing);
  importModeOf(flags.string('import-mode'));
};

const validateDeletion = ({ flags }: Invocation, importing: boolean): void => {
  if (flags.string('source')) throw new OcError('cannot specify a source kind when deleting');
  if (importing) throw new OcError('cannot set flags for importing images when deleting a tag');
  if (flags.string('import-mode')) throw new OcError('cannot specify an import mode when deleting');
};

const validateAlias = (
  namespace: string,
  { reference }: TagSourceReference,
  targets: readonly DestinationWords[],
  importing: boolean,
): void => {
  if (importing) throw new OcError('cannot set a container image tag as an alias and also set import flags');
  const elsewhere = targets.some(
    (target) => target.namespace !== namespace || splitTarget(target).stream !== reference.name,
  );
  if (elsewhere) throw new OcError('cannot set alias across different Image Streams');
};

const setTag = async (
  invocation: Invocation,
  source: TagSourceReference,
  destination: Destination,
): Promise<string> => {
  checkTagName(destination);
  await putTag(invocation.client, destination, specTag(invocation, source, destination));
  return `${successText(invocation, source, destination)}\n`;
};

const specTag = (
  { flags, namespace }: Invocation,
  { kind, reference }: TagSourceReference,
  destination: Destination,
): SpecTag => {
  const from =
    kind === 'DockerImage'
      ? { kind, name: formatExact(reference) }
      : { kind, ...streamSource(reference, namespace, destination) };
  return {
    name: destination.tag,
    annotations: null,
    from,
    ...(flags.boolean('reference') && { reference: true }),
    generation: kind === 'DockerImage' ? 0 : null,
    importPolicy: {
      ...(flags.boolean('insecure') && { insecure: true }),
      ...(flags.boolean('scheduled') && { scheduled: true }),
      importMode: importModeOf(flags.string('import-mode')),
    },
    referencePolicy: { type: flags.string('reference-policy') === 'local' ? 'Local' : 'Source' },
  };
};

/** The namespace is left out within one project. */
const streamSource = (
  reference: TagSourceReference['reference'],
  current: string,
  destination: Destination,
): { name: string; namespace?: string } => {
  const namespace = reference.namespace || (destination.namespace === current ? '' : current);
  return { name: formatExact({ ...reference, namespace: '' }), ...(namespace && { namespace }) };
};

const successText = (
  { flags, namespace }: Invocation,
  { reference }: TagSourceReference,
  destination: Destination,
): string => {
  const here = destination.namespace === namespace;
  const target = here ? destination.words : `${destination.namespace}/${destination.words}`;
  const source = formatExact(reference);
  if (flags.boolean('alias')) return `Tag ${target} set up to track ${source}.`;
  if (flags.boolean('scheduled')) return `Tag ${target} set to ${here ? 'import ' : ''}${source} periodically.`;
  return `Tag ${target} set to ${source}.`;
};
