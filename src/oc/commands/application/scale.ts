import type { KubeObject } from '../../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { localObjects } from '../../client/local-objects.ts';
import { readsFilesAlone } from '../../client/manifests.ts';
import { selectFilesOrWords } from '../../client/select-from-files.ts';
import { UnservedKindError } from '../../client/unserved-kind.ts';
import { untilObject } from '../../client/until-object.ts';
import { within } from '../../client/within.ts';
import type { Command, Invocation } from '../../command.ts';
import { durationFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { recordAfterwards, recordFlag } from '../../command-line/record.ts';
import { allFlag, dryRunFlag, fileFlags, outputFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError, PlainError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

/** `oc scale`: how many pods a workload has. */
export const scale: Command = {
  usage: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [flags]',
  flags: [
    recordFlag,
    ...fileFlags,
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    numberFlag('replicas', 'The new number of replicas.', { required: true }),
    numberFlag('current-replicas', 'Precondition for current size.', { default: '-1' }),
    stringFlag('resource-version', 'Precondition for resource version.'),
    durationFlag(
      'timeout',
      "The length of time to wait before giving up on a scale operation, zero means don't wait.",
      { default: '0s' },
    ),
  ],
  run: async (invocation) => {
    const { flags, client, args, namespace } = invocation;
    if (flags.number('replicas') < 0)
      throw new OcError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if (flags.number('current-replicas') < -1)
      throw new OcError('The --current-replicas must specify an integer of -1 or greater');
    const errors: unknown[] = [];
    const isAsked = flags.number('current-replicas') >= 0 || flags.string('resource-version') !== '';
    const loaded =
      (await readsFilesAlone(invocation)) && !isAsked
        ? await localObjects(invocation, 'scale')
        : await loadObjects(invocation, await selectFilesOrWords(invocation, args, 'scale'), errors);
    if (loaded.length === 0)
      throw new OcError(`no objects passed to scale ${errors.map(errorMessage).join(', ')}`.trimEnd());
    if (flags.string('resource-version') !== '' && loaded.length > 1)
      throw new OcError('cannot use --resource-version with multiple resources');
    for (const { kind, object } of loaded) {
      const current = (object as { spec?: { replicas?: number } }).spec?.replicas ?? 1;
      const mode = flags.string('dry-run');
      const expected = flags.number('current-replicas');
      if (mode !== 'client' && expected >= 0 && expected !== current)
        throw new OcError(`Expected replicas to be ${expected}, was ${current}`);
      const version = flags.string('resource-version');
      if (mode !== 'client' && version !== '' && version !== object.metadata.resourceVersion)
        throw new OcError(`Expected resource version to be ${version}, was ${object.metadata.resourceVersion}`);
      const patch = { spec: { replicas: flags.number('replicas') } };
      if (mode !== 'client')
        await client
          .patch(
            kind,
            object.metadata.namespace ?? namespace,
            `${object.metadata.name}/scale`,
            patch,
            'merge',
            mode === 'server' ? { dryRun: 'All' } : {},
          )
          .catch((error: unknown) => {
            if (!(error instanceof UnservedKindError)) throw error;
            throw new PlainError('Error from server (NotFound): the server could not find the requested resource');
          });
      if (mode === 'none' && flags.duration('timeout') !== 0) await untilScaled(invocation, { kind, object });
      if (mode !== 'client')
        await recordAfterwards(client, flags, { kind, namespace: object.metadata.namespace ?? namespace, object });
      printOutcome(invocation, { kind, object, outcome: 'scaled', isSeries: true });
    }
    throwCollected(errors);
  },
};

interface Scaled extends KubeObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number };
}

/** Waits until there are as many pods as wanted, or somebody else wants another number. @throws OcError when the time is up */
const untilScaled = async (
  invocation: Invocation,
  { kind, object }: Pick<LoadedObject, 'kind' | 'object'>,
): Promise<void> => {
  const { context, flags, namespace } = invocation;
  const wanted = flags.number('replicas');
  const isScaled = ({ spec, status }: Scaled): boolean =>
    spec?.replicas !== wanted || (status?.replicas ?? 0) === wanted;
  const { name } = object.metadata;
  const place = object.metadata.namespace ?? namespace;
  const reached =
    flags.duration('timeout') > 0 &&
    (await within(context, flags.duration('timeout'), (signal) =>
      untilObject<Scaled>(invocation, kind, place, name, isScaled, signal),
    ));
  if (!reached) throw new OcError(`timed out waiting for ${JSON.stringify(name)} to be synced`);
};
