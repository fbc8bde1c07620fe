import type { Node } from '../../../resources/node.ts';
import { hasEnded, type Pod } from '../../../resources/pod.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { matchesNodeAffinity } from '../../apimachinery/node-affinity.ts';
import type { Verdict } from './verdict.ts';

interface Constraint {
  readonly maxSkew?: number;
  readonly topologyKey?: string;
  readonly minDomains?: number;
  readonly whenUnsatisfiable?: string;
  readonly labelSelector?: Parameters<typeof labelSelectorOf>[0];
  readonly nodeAffinityPolicy?: string;
}

const UNMET = "node(s) didn't match pod topology spread constraints";

/**
 * Judges nodes by how evenly pods would be spread; `undefined` when a pod does not insist on that.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const topologySpreadFilter = (
  pod: Pod,
  pods: readonly Pod[],
  nodes: readonly Node[],
): ((node: Node) => Verdict | undefined) | undefined => {
  const constraints = (pod.spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable = 'DoNotSchedule' }) => whenUnsatisfiable === 'DoNotSchedule',
  ) as Constraint[];
  if (constraints.length === 0) return undefined;
  const checks = constraints.map((constraint) => spreadCheck(constraint, constraints, pod, pods, nodes));
  return (node) => checks.map((check) => check(node)).find((verdict) => verdict !== undefined);
};

const spreadCheck = (
  { maxSkew = 1, topologyKey = '', minDomains = 1, labelSelector, nodeAffinityPolicy = 'Honor' }: Constraint,
  all: readonly Constraint[],
  pod: Pod,
  pods: readonly Pod[],
  nodes: readonly Node[],
): ((node: Node) => Verdict | undefined) => {
  const isSelected = ({ metadata }: Pod): boolean =>
    labelSelector !== undefined && labelSelectorOf(labelSelector)(metadata.labels ?? {});
  const counts = new Map<string, number>();
  const domains = new Map<string, string>();
  for (const node of nodes) {
    const { labels = {}, name } = node.metadata;
    const isCounted = nodeAffinityPolicy !== 'Honor' || matchesNodeAffinity(node, pod);
    if (!isCounted || !all.every((each) => labels[each.topologyKey ?? ''] !== undefined)) continue;
    domains.set(name, labels[topologyKey] as string);
    counts.set(labels[topologyKey] as string, 0);
  }
  for (const other of pods) {
    const domain = domains.get(other.spec.nodeName ?? '');
    const { namespace, deletionTimestamp } = other.metadata;
    if (domain === undefined || namespace !== pod.metadata.namespace || deletionTimestamp || hasEnded(other)) continue;
    if (isSelected(other)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const fewest = counts.size < minDomains ? 0 : Math.min(...counts.values());
  const own = isSelected(pod) ? 1 : 0;
  return ({ metadata: { labels } }) => {
    const domain = labels?.[topologyKey];
    if (domain === undefined) return { reasons: [`${UNMET} (missing required label)`], byPods: false };
    const skew = (counts.get(domain) ?? 0) + own - fewest;
    return skew > maxSkew ? { reasons: [UNMET], byPods: true } : undefined;
  };
};
