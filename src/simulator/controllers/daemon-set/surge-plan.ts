import type { Pod } from '../../../resources/workloads/pod.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { isAvailablePod } from '../pod/pod-readiness.ts';
import { nodeOf } from './daemon-pod.ts';
import type { Placement } from './place-pods.ts';

/** Pods to delete, and names of nodes to make pods on. */
export interface SurgePlan {
  readonly old: readonly Pod[];
  readonly fresh: readonly string[];
}

/**
 * The next step of an update with `maxSurge`: a node gets a new pod beside its old one, which goes when the new one is
 * available. Nodes whose old pod does not work anyway do not count.
 *
 * @param running the pods that have not ended and are not going
 * @param surge how many nodes may have two pods
 */
export const surgePlan = (
  { set, hash, nodes, left }: Placement,
  running: readonly Pod[],
  surge: number,
  now: number,
): SurgePlan => {
  const isAvailable = (pod: Pod): boolean => isAvailablePod(pod, set.spec.minReadySeconds ?? 0, now);
  const isNew = ({ metadata }: Pod): boolean => metadata.labels?.[REVISION_HASH] === hash;
  const old: Pod[] = [];
  const unwanted: Pod[] = [];
  const [broken, candidates]: [string[], string[]] = [[], []];
  let [growing, available] = [0, 0];
  for (const [node, pods] of Map.groupBy(running, nodeOf)) {
    const [fresh, outdated] = [pods.find(isNew), pods.find((pod) => !isNew(pod))];
    const working = outdated ?? fresh;
    if (working !== undefined && isAvailable(working)) available += 1;
    if (outdated === undefined) continue;
    if (fresh !== undefined) {
      if (isAvailable(fresh)) old.push(outdated);
      else growing += 1;
    } else if (left.has(node)) (isAvailable(outdated) ? unwanted : old).push(outdated);
    else (isAvailable(outdated) ? candidates : broken).push(node);
  }
  return {
    old: [...old, ...unwanted.slice(0, Math.max(0, available - nodes.length))],
    fresh: [...broken, ...candidates.slice(0, Math.max(0, surge - growing))],
  };
};
