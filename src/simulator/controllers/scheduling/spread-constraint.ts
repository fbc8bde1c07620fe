import type { Node } from '../../../resources/nodes/node.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { TopologySpreadConstraint } from '../../../resources/workloads/pod-spec.ts';
import { matchesNodeAffinity } from '../../apimachinery/pods/node-affinity.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { toleratesTaints } from '../scheduling-filters.ts';

/** Over which domains of nodes which pods are to be spread how evenly. */
export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  /** Whether a pod is one of those that are spread, wherever it runs. */
  selects(pod: Pod): boolean;
  /** Whether a pod counts in the domain of the node that it has. */
  counts(pod: Pod): boolean;
  /** Whether the pods of a node count. */
  includes(node: Node): boolean;
}

/**
 * How a pod wants to be spread.
 *
 * @param action `DoNotSchedule` for what it insists on
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const spreadConstraints = (pod: Pod, action: 'DoNotSchedule' | 'ScheduleAnyway'): SpreadConstraint[] =>
  (pod.spec.topologySpreadConstraints ?? [])
    .filter(({ whenUnsatisfiable = 'DoNotSchedule' }) => whenUnsatisfiable === action)
    .map((declared) => constraintOf(declared, pod));

/** Whether a node belongs to a domain of every constraint. */
export const isInDomains = ({ metadata }: Node, constraints: readonly SpreadConstraint[]): boolean =>
  constraints.every(({ topologyKey }) => metadata.labels?.[topologyKey] !== undefined);

const constraintOf = (
  {
    topologyKey = '',
    maxSkew = 1,
    minDomains = 1,
    labelSelector,
    matchLabelKeys = [],
    nodeAffinityPolicy = 'Honor',
    nodeTaintsPolicy = 'Ignore',
  }: TopologySpreadConstraint,
  pod: Pod,
): SpreadConstraint => {
  const own = pod.metadata.labels ?? {};
  const keys = matchLabelKeys.filter((key) => own[key] !== undefined);
  const isSelected = labelSelectorOf(labelSelector);
  const selects = ({ metadata: { labels = {} } }: Pod): boolean =>
    labelSelector !== undefined && isSelected(labels) && keys.every((key) => labels[key] === own[key]);
  const isEmpty =
    keys.length === 0 && Object.values(labelSelector ?? {}).every((part) => Object.keys(part).length === 0);
  return {
    topologyKey,
    maxSkew,
    minDomains,
    selects,
    counts: (other) =>
      !isEmpty && isPresent(other) && other.metadata.namespace === pod.metadata.namespace && selects(other),
    includes: (node) =>
      (nodeAffinityPolicy === 'Ignore' || matchesNodeAffinity(node, pod)) &&
      (nodeTaintsPolicy === 'Ignore' || toleratesTaints(node, pod)),
  };
};

const isPresent = (pod: Pod): boolean => pod.metadata.deletionTimestamp === undefined && !hasEnded(pod);
