import type { Node, Taint } from '../../resources/nodes/node.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { matchesNodeAffinity } from '../apimachinery/pods/node-affinity.ts';
import { tolerates } from './tolerates.ts';

/**
 * Why a pod cannot run on a node, in the words of the scheduler; `undefined` when it can. The filters are asked in the
 * scheduler's order, and the first that refuses gives the reason.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const refusalOf = (node: Node, pod: Pod): string | undefined => {
  for (const filter of filters) {
    const refusal = filter(node, pod);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** Whether no taint keeps a pod from a node. */
export const toleratesTaints = (node: Node, pod: Pod): boolean => untoleratedTaint(node, pod) === undefined;

const unschedulable = ({ spec }: Node, pod: Pod): string | undefined =>
  spec?.unschedulable && !isTolerated({ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }, pod)
    ? 'node(s) were unschedulable'
    : undefined;

const refusalByTaint = (node: Node, pod: Pod): string | undefined => {
  const taint = untoleratedTaint(node, pod);
  return taint && `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
};

const untoleratedTaint = ({ spec }: Node, pod: Pod): Taint | undefined =>
  spec?.taints?.find((each) => each.effect !== 'PreferNoSchedule' && !isTolerated(each, pod));

const unmatchedAffinity = (node: Node, pod: Pod): string | undefined =>
  matchesNodeAffinity(node, pod) ? undefined : "node(s) didn't match Pod's node affinity/selector";

const filters = [unschedulable, refusalByTaint, unmatchedAffinity];

const isTolerated = (taint: Taint, { spec }: Pod): boolean =>
  (spec.tolerations ?? []).some((toleration) => tolerates(toleration, taint));
