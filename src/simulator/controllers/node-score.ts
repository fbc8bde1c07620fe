import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';

/**
 * The best of several nodes for a pod: the fewest pods of the same controller, then the fewest pods, then the name.
 *
 * @param assumed nodes by uid of pods that are being bound
 */
export const leastLoaded = (
  nodes: readonly Node[],
  pod: Pod,
  pods: readonly Pod[],
  assumed: ReadonlyMap<string, string>,
): string => {
  const owner = controllerOf(pod);
  const loads = new Map(nodes.map(({ metadata: { name } }) => [name, { name, siblings: 0, pods: 0 }]));
  for (const other of pods) {
    const load = loads.get(other.spec.nodeName || (assumed.get(other.metadata.uid as string) ?? ''));
    if (load === undefined || other.status?.phase === 'Succeeded' || other.status?.phase === 'Failed') continue;
    load.pods++;
    if (owner !== undefined && controllerOf(other) === owner) load.siblings++;
  }
  const [best] = [...loads.values()].sort(
    (left, right) => left.siblings - right.siblings || left.pods - right.pods || (left.name < right.name ? -1 : 1),
  );
  if (best === undefined) throw new Error('expected at least one node to choose from');
  return best.name;
};

const controllerOf = ({ metadata }: Pod): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
