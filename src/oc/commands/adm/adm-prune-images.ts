import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { readClusterImages } from '../../prune/cluster-images.ts';
import { pruneImages } from '../../prune/prune-images.ts';
import { pruneOptions } from '../../prune/prune-options.ts';
import { type PruneRun, summary } from '../../prune/prune-run.ts';
import { pruneStream } from '../../prune/prune-stream.ts';
import { prunedRegistry } from '../../prune/pruned-registry.ts';
import { usedImages } from '../../prune/used-images.ts';

/** `oc adm prune images`: deletes what no stream, workload or build needs, from the API and from the internal registry. */
export const admPruneImages: Command = {
  usage: '[flags]',
  flags: [
    booleanFlag(
      'confirm',
      'If true, specify that image pruning should proceed. Defaults to false, displaying what would be deleted but not actually deleting anything.',
    ),
    booleanFlag('all', 'Include images that were imported from external registries as candidates for pruning.', {
      default: 'true',
    }),
    durationFlag(
      'keep-younger-than',
      'Specify the minimum age of an image and its referrers for it to be considered a candidate for pruning.',
      { default: '1h0m0s' },
    ),
    numberFlag(
      'keep-tag-revisions',
      'Specify the number of image revisions for a tag in an image stream that will be preserved.',
      { default: '3' },
    ),
    booleanFlag(
      'prune-over-size-limit',
      "Specify if images which are exceeding LimitRanges (see 'openshift.io/Image'), specified in the same namespace, should be considered for pruning.",
    ),
    stringFlag(
      'certificate-authority',
      'The path to a certificate authority bundle to use when communicating with the managed container image registries.',
    ),
    stringFlag('registry-url', 'The address to use when contacting the registry, instead of using the default value.'),
    booleanFlag(
      'force-insecure',
      'If true, allow an insecure connection to the container image registry that is hosted via HTTP or has an invalid HTTPS certificate.',
    ),
    booleanFlag(
      'prune-registry',
      'If false, the prune operation will clean up image API objects, but none of the associated content in the registry is removed.',
      { default: 'true' },
    ),
    booleanFlag(
      'ignore-invalid-refs',
      'If true, the pruning process will ignore all errors while parsing image references.',
    ),
    numberFlag('num-workers', 'Specify the number of parallel workers to use when running prune operations.', {
      default: '5',
    }),
  ],
  run: async (invocation) => {
    const { args, context } = invocation;
    if (args.length > 0) throw usageError('oc adm prune images', 'no arguments are allowed to this command');
    const { token } = context;
    if (!token) throw new OcError('you must use a client config with a token');
    const options = pruneOptions(invocation);
    const cluster = await readClusterImages(invocation, options.namespace);
    const run: PruneRun = {
      invocation,
      options,
      cluster,
      used: usedImages(cluster.users, options.keepAfter),
      stats: { images: 0, items: 0, streams: 0, layerLinks: 0, manifestLinks: 0, blobs: 0 },
      errors: [],
      deleteFromRegistry: await prunedRegistry(invocation, options, cluster, token),
    };
    if (run.used.invalid.length > 0 && !options.ignoreInvalidReferences) {
      context.stderr(invalidReferences(run.used.invalid));
      throw new OcError('failed to build graph - no changes made');
    }
    if (!options.confirm)
      context.stderr('Dry run enabled - no modifications will be made. Add --confirm to remove images\n');
    if (!options.pruneRegistry)
      context.stdout('Only API objects will be removed.  No modifications to the image registry will be made.\n');
    const streams: ImageStream[] = [];
    for (const stream of cluster.streams) {
      const left = await pruneStream(stream, run);
      if (left !== undefined) streams.push(left);
    }
    if (options.namespace === undefined) await pruneImages(streams, run);
    context.stdout(`Summary: ${summary(run.stats)}\n`);
    if (run.errors.length === 1) throw new OcError(run.errors[0] as string);
    for (const error of run.errors) context.stderr(`${error}\n`);
    return run.errors.length > 0 ? 1 : 0;
  },
};

const invalidReferences = (invalid: readonly string[]): string =>
  [
    'Failed to build graph!',
    '',
    'The following objects have invalid references:',
    '',
    ...invalid.map((text) => `  ${text}`),
    '',
    'Either fix the references or delete the objects to make the pruner proceed.',
    '',
  ].join('\n');
