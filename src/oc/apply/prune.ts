import { findKind, kinds, namespaceKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../resources/metadata/last-applied.ts';
import { servedKinds } from '../client/discovery.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { logLine } from '../command-line/log-line.ts';
import { deleteOptions } from '../commands/application/delete/delete-options.ts';
import { OcError } from '../oc-error.ts';
import { printOutcome } from '../output/print-outcome.ts';

/** What was applied: it stays. */
export interface Visited {
  readonly uids: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
}

/**
 * Deletes what an earlier `oc apply` made and this one does not name, of the kinds that are pruned, as far as the selector
 * reaches.
 */
export const prune = async (
  invocation: Invocation,
  chosen: readonly ResourceKind[],
  visited: Visited,
): Promise<void> => {
  const { client, context, flags } = invocation;
  if (!flags.has('prune-allowlist')) context.stderr(logLine(context.now(), 'prune.go:71', deprecation));
  const mode = flags.string('dry-run');
  const options = deleteOptions(invocation);
  for (const { kind, namespace, object } of await prunable(invocation, chosen, visited)) {
    if (mode !== 'client') await client.remove(kind, namespace, object.metadata.name, options);
    printOutcome(invocation, { kind, object, outcome: 'pruned' });
  }
};

/** What an earlier `oc apply` made, of the kinds that are pruned, and this one does not name. */
export const prunable = async (
  { client, flags }: Invocation,
  chosen: readonly ResourceKind[],
  { uids, namespaces }: Visited,
): Promise<LoadedObject[]> => {
  const inProjects = [...namespaces].flatMap((namespace) =>
    chosen.filter(({ namespaced }) => namespaced).map((kind) => ({ kind, namespace })),
  );
  const outside = chosen.flatMap((kind) => (kind.namespaced ? [] : [{ kind, namespace: '' }]));
  const labelSelector = flags.string('selector') || undefined;
  const found: LoadedObject[] = [];
  for (const { kind, namespace } of [...inProjects, ...outside]) {
    const { items } = await client.list<KubeObject>(kind, namespace, { labelSelector });
    for (const object of items)
      if (object.metadata.annotations?.[lastAppliedAnnotation] !== undefined && !uids.has(object.metadata.uid ?? ''))
        found.push({ kind, namespace, object });
  }
  return found;
};

/**
 * The kinds that are pruned: those that are named, else the usual ones.
 *
 * @throws OcError for a name that is none
 */
export const prunedKinds = async ({ client, flags }: Invocation): Promise<readonly ResourceKind[]> => {
  const words = flags.list('prune-allowlist');
  if (words.length === 0) return [...usual.flatMap((word) => findKind(word) ?? []), namespaceKind];
  const served = [...kinds, ...(await servedKinds(client))];
  return words.map((word) => {
    const [group = '', version, kind, ...more] = word.split('/');
    if (version === undefined || kind === undefined || more.length > 0)
      throw new OcError(`invalid GroupVersionKind format: ${word}, please follow <group/version/kind>`);
    const found = served.find(
      (row) => row.group === (group === 'core' ? '' : group) && row.version === version && row.kind === kind,
    );
    if (!found)
      throw new OcError(
        `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(group === 'core' ? version : `${group}/${version}`)}`,
      );
    return found;
  });
};

/** The kinds that are pruned when none are named, in this order. */
const usual = [
  ...['configmaps', 'endpoints', 'persistentvolumeclaims', 'pods', 'replicationcontrollers', 'secrets', 'services'],
  ...['jobs', 'cronjobs', 'ingresses', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
];

const deprecation =
  'Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.';
