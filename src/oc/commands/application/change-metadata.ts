import type { KubeObject } from '../../../resources/kube-object.ts';
import { labelValue } from '../../../resources/validation/qualified-name.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { localObjects, refuseServerDryRun } from '../../client/local-objects.ts';
import { readsFiles } from '../../client/manifests.ts';
import { selectFilesOrWords } from '../../client/select-from-files.ts';
import type { Invocation } from '../../command.ts';
import { refuseAllWithAnySelector } from '../../command-line/all-or-selector.ts';
import { changeCause, recorded, recordOf } from '../../command-line/record.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

/** What is changed, and how that is told. */
export interface MetadataChange {
  readonly field: 'labels' | 'annotations';
  readonly noun: string;
  readonly done: string;
  readonly undone: string;
  readonly unchanged: string;
}

type Values = Readonly<Record<string, string | null>>;

/**
 * Changes one of the two maps of an object's metadata by a merge patch.
 *
 * @throws OcError when a value would be overwritten without `--overwrite`
 */
export const changeMetadata = async (invocation: Invocation, change: MetadataChange): Promise<void> => {
  const { args, flags } = invocation;
  const { words, values } = readWords(args, change);
  checkTargets(invocation, words);
  if (Object.keys(values).length === 0 && !flags.boolean('list'))
    throw new OcError(`at least one ${change.noun} update is required`);
  const errors: unknown[] = [];
  const loaded = flags.boolean('local')
    ? await localObjects(invocation)
    : await loadObjects(invocation, await selectFilesOrWords(invocation, words, undefined, errors), errors);
  if (flags.string('resource-version') !== '' && loaded.length > 1)
    throw new OcError('--resource-version may only be used with a single resource');
  for (const target of loaded)
    if (flags.boolean('list'))
      list(invocation, change, withChanges(invocation, change, target, values), loaded.length === 1);
    else await changeOne(invocation, change, target, values).catch((error: unknown) => errors.push(error));
  throwCollected(errors);
};

const checkTargets = (invocation: Invocation, words: readonly string[]): void => {
  const { flags } = invocation;
  refuseAllWithAnySelector(flags);
  refuseServerDryRun(invocation);
  const isLocal = flags.boolean('local');
  if (isLocal && words.length > 0)
    throw new OcError('can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set');
  if (words.length > 0 || readsFiles(flags)) return;
  throw new OcError(
    isLocal
      ? 'one or more files must be specified as -f pod.yaml or --filename=pod.json'
      : 'one or more resources must be specified as <resource> <name> or <resource>/<name>',
  );
};

const readWords = (args: readonly string[], { noun }: MetadataChange): { words: readonly string[]; values: Values } => {
  const first = args.findIndex((word) => /^[^=]+=/.test(word) || /^[^=/]+(\/[^=]+)?-$/.test(word));
  const pairs = first < 0 ? [] : args.slice(first);
  const values: Record<string, string | null> = {};
  const removed = new Set<string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals > 0) values[pair.slice(0, equals)] = givenValue(pair, noun);
    else removed.add(pair.slice(0, -1));
  }
  const both = [...removed].filter((key) => key in values);
  if (both.length > 0)
    throw new OcError(
      `can not both modify and remove ${noun === 'label' ? 'a label in the same command' : `the following annotation(s) in the same command: ${both.join(', ')}`}`,
    );
  for (const key of removed) values[key] = null;
  return { words: first < 0 ? args : args.slice(0, first), values };
};

/** What stands behind the first `=`. @throws OcError for a label that no object can have */
const givenValue = (pair: string, noun: string): string => {
  const [, ...rest] = pair.split('=');
  const value = rest.join('=');
  if (noun !== 'label') return value;
  if (rest.length > 1) throw new OcError(`invalid label spec: ${pair}`);
  const problems = labelValue(value);
  if (problems.length === 0) return value;
  throw new OcError(`invalid label value: ${JSON.stringify(pair)}: ${problems.join(';')}`);
};

/** A list shows the object as it would become; nothing is sent. */
const withChanges = (
  { flags }: Invocation,
  change: MetadataChange,
  target: LoadedObject,
  values: Values,
): LoadedObject => {
  refuseOverwriting(target.object.metadata[change.field] ?? {}, values, change, flags.boolean('overwrite'));
  return { ...target, object: withValues(target.object, change, values) };
};

const list = (
  { context }: Invocation,
  { field }: MetadataChange,
  { kind, object }: LoadedObject,
  only: boolean,
): void => {
  if (!only) context.stderr(`Listing ${field} for ${kind.kind}.${kind.group}/${object.metadata.name}:\n`);
  const current = object.metadata[field] ?? {};
  for (const key of Object.keys(current).sort()) context.stdout(`${only ? '' : ' '}${key}=${current[key]}\n`);
};

const changeOne = async (
  invocation: Invocation,
  change: MetadataChange,
  { kind, object }: LoadedObject,
  values: Values,
): Promise<void> => {
  const { client, context, flags, namespace } = invocation;
  const current = object.metadata[change.field] ?? {};
  refuseOverwriting(current, values, change, flags.boolean('overwrite'));
  for (const key of change.field === 'labels' ? Object.keys(values) : [])
    if (values[key] === null && !(key in current)) context.stdout(`label ${JSON.stringify(key)} not found.\n`);
  const same = Object.entries(values).every(([key, value]) =>
    value === null ? !(key in current) : current[key] === value,
  );
  const mode = flags.string('dry-run');
  const version = flags.string('resource-version');
  const record = recordOf(flags);
  const recording =
    Object.keys(record).length > 0 && object.metadata.annotations?.[changeCause] !== record[changeCause];
  const metadata = {
    ...(recording && { annotations: record }),
    [change.field]: change.field === 'annotations' ? { ...record, ...values } : values,
    ...(version && { resourceVersion: version }),
  };
  const sends =
    mode !== 'client' &&
    !flags.boolean('local') &&
    (!same || recording || change.field === 'annotations' || version !== '');
  const changed = sends
    ? await client.patch<KubeObject>(
        kind,
        object.metadata.namespace ?? namespace,
        object.metadata.name,
        { metadata },
        'merge',
        { fieldManager: flags.string('field-manager'), ...(mode === 'server' && { dryRun: 'All' }) },
      )
    : withValues(object, change, values);
  const wanted = withValues(recording ? recorded(flags, object) : object, change, values);
  const shrinks = !flags.boolean('overwrite') && lengthOf(wanted) < lengthOf(object);
  const outcome = same && !recording ? change.unchanged : shrinks ? change.undone : change.done;
  printOutcome(invocation, { kind, object: changed, outcome });
};

/** What kubectl tells additions and removals apart by. */
const lengthOf = (object: KubeObject): number => Buffer.byteLength(JSON.stringify(object));

const withValues = (object: KubeObject, { field }: MetadataChange, values: Values): KubeObject => {
  const kept = Object.entries({ ...object.metadata[field], ...values }).filter(([, value]) => value !== null);
  return { ...object, metadata: { ...object.metadata, [field]: Object.fromEntries(kept) } };
};

const refuseOverwriting = (
  current: Readonly<Record<string, string>>,
  values: Values,
  change: MetadataChange,
  overwrite: boolean,
): void => {
  if (overwrite) return;
  for (const [key, value] of Object.entries(values)) {
    const old = current[key];
    if (old === undefined || value === null || old === value) continue;
    throw new OcError(
      change.field === 'labels'
        ? `'${key}' already has a value (${old}), and --overwrite is false`
        : `--overwrite is false but found the following declared annotation(s): '${key}' already has a value (${old})`,
    );
  }
};
