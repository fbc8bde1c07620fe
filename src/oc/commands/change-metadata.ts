import { loadObjects } from '../client/load-objects.ts';
import { readManifests } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import { selectNamedResources } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError, throwCollected } from '../oc-error.ts';

/** What is changed, and how that is told. */
export interface MetadataChange {
  readonly field: 'labels' | 'annotations';
  readonly noun: string;
  readonly done: string;
  readonly undone: string;
  readonly unchanged: string;
}

/**
 * Changes one of the two maps of an object's metadata by a merge patch.
 *
 * @throws OcError when a value would be overwritten without `--overwrite`
 */
export const changeMetadata = async (invocation: Invocation, change: MetadataChange): Promise<void> => {
  const { args, flags, client, context, namespace } = invocation;
  const first = args.findIndex((word) => /^[^=]+=/.test(word) || /^[^=/]+(\/[^=]+)?-$/.test(word));
  const words = first < 0 ? args : args.slice(0, first);
  const pairs = first < 0 ? [] : args.slice(first);
  if (pairs.length === 0 && !flags.boolean('list')) throw new OcError(`at least one ${change.noun} update is required`);
  const selections = flags.has('filename')
    ? (await readManifests(invocation)).map(({ kind, object }) => ({ kind, names: [object.metadata.name] }))
    : await selectNamedResources(invocation, words);
  const errors: unknown[] = [];
  for (const { kind, object } of await loadObjects(invocation, selections, errors)) {
    const current = object.metadata[change.field] ?? {};
    const values = Object.fromEntries(pairs.map(entryOf));
    if (flags.boolean('list')) {
      context.stdout(
        Object.keys(current)
          .sort()
          .map((key) => `${key}=${current[key]}\n`)
          .join(''),
      );
      continue;
    }
    refuseOverwriting(current, values, change, flags.boolean('overwrite'));
    const name = qualifiedName(kind, object.metadata.name);
    const same = Object.entries(values).every(([key, value]) =>
      value === null ? !(key in current) : current[key] === value,
    );
    if (!same || change.field === 'annotations')
      await client.patch(
        kind,
        object.metadata.namespace ?? namespace,
        object.metadata.name,
        { metadata: { [change.field]: values } },
        'merge',
        { fieldManager: `kubectl-${change.noun === 'label' ? 'label' : 'annotate'}` },
      );
    const removed = Object.values(values).every((value) => value === null);
    context.stdout(`${name} ${same ? change.unchanged : removed ? change.undone : change.done}\n`);
  }
  throwCollected(errors);
};

const entryOf = (pair: string): [string, string | null] => {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  return [pair.slice(0, -1), null];
};

const refuseOverwriting = (
  current: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string | null>>,
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
