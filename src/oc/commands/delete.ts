import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { isNotFound } from '../client/client.ts';
import { loadObjects } from '../client/load-objects.ts';
import { fromSource, readManifests, readsFiles } from '../client/manifests.ts';
import { qualifiedKind, qualifiedName } from '../client/object-name.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../command-line/flag.ts';
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldSelectorFlag,
  filenameFlag,
  kustomizeFlag,
  outputFlag,
  recursiveFlag,
  selectorFlag,
} from '../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { waitUntilGone } from './wait-until-gone.ts';

/** `oc delete`: deletes objects and, unless told otherwise, waits until they are gone. */
export const deleteCommand: Command = {
  usage: '([-f FILENAME] | TYPE [(NAME | -l label | --all)]) [flags]',
  flags: [
    filenameFlag,
    kustomizeFlag,
    recursiveFlag,
    stringFlag('raw', 'Path on the server that is deleted.'),
    booleanFlag('interactive', 'If true, nothing is deleted before somebody says yes.', { short: 'i' }),
    selectorFlag,
    fieldSelectorFlag,
    allFlag,
    allNamespacesFlag,
    outputFlag,
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
    if (flags.boolean('force') && gracePeriod(invocation) === 0)
      context.stderr(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
      );
    const errors: unknown[] = [];
    const targets = await selectTargets(invocation, errors);
    const deleted: Target[] = [];
    for (const target of targets)
      await deleteOne(invocation, target).then(
        (answer) => deleted.push({ ...target, uid: uidOf(answer) ?? target.uid }),
        (error: unknown) => errors.push(error),
      );
    if (targets.length === 0 && errors.length === 0) context.stdout('No resources found\n');
    if (flags.boolean('wait') && dryRun(invocation) === 'none')
      for (const target of deleted) await waitUntilGone(invocation, target);
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
  if (readsFiles(flags))
    return (await readManifests(invocation)).map(({ kind, object, source }) => ({
      kind,
      source,
      namespace: object.metadata.namespace ?? namespace,
      name: object.metadata.name,
    }));
  const selections = await selectResources(invocation, args);
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
  const mode = dryRun(invocation);
  const grace = gracePeriod(invocation);
  const options = {
    propagationPolicy: propagationOf(flags.string('cascade')),
    ...(grace !== undefined && { gracePeriodSeconds: grace }),
    ...(mode === 'server' && { dryRun: ['All'] }),
  };
  const answer =
    mode === 'client' ? undefined : await client.remove(kind, namespace, name, options).catch(deletionProblem(source));
  const suffix = mode === 'none' ? '' : ` (${mode === 'client' ? 'dry run' : 'server dry run'})`;
  const forced = flags.boolean('force') && grace === 0 ? ' force' : '';
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

const gracePeriod = ({ flags }: Invocation): number | undefined => {
  if (flags.boolean('now')) return 1;
  if (flags.has('grace-period')) return flags.number('grace-period');
  return flags.boolean('force') ? 0 : undefined;
};

const propagationOf = (cascade: string): string => {
  const policies: Readonly<Record<string, string>> = {
    background: 'Background',
    true: 'Background',
    orphan: 'Orphan',
    false: 'Orphan',
    foreground: 'Foreground',
  };
  const policy = policies[cascade];
  if (!policy) throw new OcError(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  return policy;
};

const dryRun = ({ flags }: Invocation): string =>
  flags.string('dry-run') === 'unchanged' ? 'client' : flags.string('dry-run');

const uidOf = (answer: unknown): string | undefined =>
  (answer as { details?: { uid?: string }; metadata?: { uid?: string } } | undefined)?.details?.uid;
