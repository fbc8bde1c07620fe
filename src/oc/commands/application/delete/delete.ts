import type { ResourceKind } from '../../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { isNotFound } from '../../../client/client.ts';
import { loadObjects } from '../../../client/load-objects.ts';
import { fromSource, readManifests, readsFilesAlone } from '../../../client/manifests.ts';
import { qualifiedKind, qualifiedName } from '../../../client/object-name.ts';
import { selectResources } from '../../../client/select-resources.ts';
import type { Command, Invocation } from '../../../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../../../command-line/flag.ts';
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldSelectorFlag,
  fileFlags,
  selectorFlag,
} from '../../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../../oc-error.ts';
import { dryRunSuffix } from '../../../output/print-outcome.ts';
import { sendRaw } from '../../send-raw.ts';
import { checkCascade, checkDeletion, gracePeriod } from './check-deletion.ts';
import { confirmDeletion } from './confirm-deletion.ts';
import { deleteOptions } from './delete-options.ts';
import { waitUntilGone } from './wait-until-gone.ts';

/** A deletion prints names at most. */
const deletionOutputFlag = stringFlag('output', 'Output mode. Use "-o name" for shorter output (resource/name).', {
  short: 'o',
});

/** `oc delete`: deletes objects and, unless told otherwise, waits until they are gone. */
export const deleteCommand: Command = {
  usage: '([-f FILENAME] | TYPE [(NAME | -l label | --all)]) [flags]',
  flags: [
    ...fileFlags,
    stringFlag('raw', 'Path on the server that is deleted.'),
    booleanFlag('interactive', 'If true, nothing is deleted before somebody says yes.', { short: 'i' }),
    selectorFlag,
    fieldSelectorFlag,
    allFlag,
    allNamespacesFlag,
    deletionOutputFlag,
    dryRunFlag,
    booleanFlag('force', 'If true, immediately remove resources from API and bypass graceful deletion.'),
    booleanFlag('now', 'If true, resources are signaled for immediate shutdown (same as --grace-period=1).'),
    booleanFlag('ignore-not-found', 'Treat "resource not found" as a successful delete.'),
    booleanFlag('wait', 'If true, wait for resources to be gone before returning.', { default: 'true' }),
    stringFlag('cascade', 'Must be "background", "orphan", or "foreground".', {
      default: 'background',
      implied: 'background',
    }),
    numberFlag('grace-period', 'Period of time in seconds given to the resource to terminate gracefully.', {
      default: '-1',
    }),
    durationFlag(
      'timeout',
      'The length of time to wait before giving up on a delete, zero means determine a timeout from the size of the object',
      { default: '0s' },
    ),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    checkDeletion(invocation);
    if (flags.has('raw')) return await sendRaw(invocation, 'DELETE');
    checkCascade(invocation);
    const errors: unknown[] = [];
    const unread: unknown[] = [];
    const targets = await selectTargets(invocation, unread);
    if (targets.length === 0 && unread.length === 0) context.stdout('No resources found\n');
    else if (flags.boolean('interactive') && !(await confirmDeletion(invocation, targets))) return;
    const outsider = flags.has('namespace') && targets.find(({ kind }) => !kind.namespaced);
    if (outsider) context.stderr('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
    const deleted: Target[] = [];
    for (const target of targets)
      await deleteOne(invocation, target).then(
        (answer) => deleted.push({ ...target, uid: uidOf(answer) ?? target.uid }),
        (error: unknown) => errors.push(error),
      );
    if (flags.boolean('wait') && flags.string('dry-run') === 'none')
      for (const target of deleted) await waitUntilGone(invocation, target);
    errors.push(...unread);
    throwCollected(ignoresMissing(invocation) ? errors.filter((error) => !isNotFound(error)) : errors);
  },
};

/** Who chooses among what is there does not mind that some of it goes meanwhile, unless told otherwise. */
const ignoresMissing = ({ flags }: Invocation): boolean =>
  flags.has('ignore-not-found')
    ? flags.boolean('ignore-not-found')
    : flags.boolean('all') || flags.string('selector') !== '' || flags.string('field-selector') !== '';

/** An object to delete. */
export interface Target {
  /** The file that named it. */
  readonly source?: string;
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
}

const selectTargets = async (invocation: Invocation, errors: unknown[]): Promise<Target[]> => {
  const { flags, namespace, args } = invocation;
  if (await readsFilesAlone(invocation))
    return (await readManifests(invocation, undefined, errors)).map(({ kind, object, source }) => ({
      kind,
      source,
      namespace: object.metadata.namespace ?? namespace,
      name: object.metadata.name,
    }));
  const selections = await selectResources(invocation, args);
  if (flags.boolean('all') && selections.some(({ names }) => names))
    throw new OcError('name cannot be provided when a selector is specified');
  const collective = flags.boolean('all') || flags.string('selector') !== '' || flags.string('field-selector') !== '';
  const targets: Target[] = [];
  for (const selection of selections) {
    if (!selection.names && !collective) throw new OcError('resource(s) were provided, but no name was specified');
    if (selection.names) targets.push(...selection.names.map((name) => ({ kind: selection.kind, namespace, name })));
    else
      for (const { object } of await loadObjects(invocation, [selection], errors))
        targets.push({ ...selection, ...targetOf(object, namespace) });
  }
  return targets;
};

const targetOf = ({ metadata }: KubeObject, namespace: string): Omit<Target, 'kind'> => ({
  namespace: metadata.namespace ?? namespace,
  name: metadata.name,
  uid: metadata.uid,
});

const deleteOne = async (invocation: Invocation, { kind, namespace, name, source }: Target): Promise<unknown> => {
  const { flags, client, context } = invocation;
  const mode = flags.string('dry-run');
  const grace = gracePeriod(invocation);
  const options = deleteOptions(invocation, grace ?? -1);
  const answer =
    mode === 'client' ? undefined : await client.remove(kind, namespace, name, options).catch(deletionProblem(source));
  const suffix = dryRunSuffix(mode);
  const forced = grace === 0 ? ' force' : '';
  context.stdout(
    flags.string('output') === 'name'
      ? `${qualifiedName(kind, name)}\n`
      : `${qualifiedKind(kind)} "${name}"${forced} deleted${suffix}\n`,
  );
  return answer;
};

const deletionProblem =
  (source: string | undefined) =>
  (error: unknown): never => {
    if (source === undefined) throw error;
    return fromSource('deleting', source)(error);
  };

const uidOf = (answer: unknown): string | undefined =>
  (answer as { details?: { uid?: string }; metadata?: { uid?: string } } | undefined)?.details?.uid;
