import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { isInDomains, type SpreadConstraint, spreadConstraints } from './spread-constraint.ts';
import type { Verdict } from './verdict.ts';

const UNMET = "node(s) didn't match pod topology spread constraints";

/** Judges nodes by how evenly pods would be spread; `undefined` when a pod does not insist on that. */
export const topologySpreadFilter = (
  pod: Pod,
  pods: readonly Pod[],
  nodes: readonly Node[],
): ((node: Node) => Verdict | undefined) | undefined => {
  const constraints = spreadConstraints(pod, 'DoNotSchedule');
  if (constraints.length === 0) return undefined;
  const candidates = nodes.filter((node) => isInDomains(node, constraints));
  const checks = constraints.map((constraint) => spreadCheck(constraint, pod, pods, candidates));
  return (node) => checks.map((check) => check(node)).find((verdict) => verdict !== undefined);
};

const spreadCheck = (
  constraint: SpreadConstraint,
  pod: Pod,
  pods: readonly Pod[],
  nodes: readonly Node[],
): ((node: Node) => Verdict | undefined) => {
  const { topologyKey, maxSkew, minDomains } = constraint;
  const counts = new Map<string, number>();
  const domains = new Map<string, string>();
  for (const node of nodes.filter((each) => constraint.includes(each))) {
    const domain = node.metadata.labels?.[topologyKey] as string;
    domains.set(node.metadata.name, domain);
    counts.set(domain, 0);
  }
  for (const other of pods) {
    const domain = domains.get(other.spec.nodeName ?? '');
    if (domain !== undefined && constraint.counts(other)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const fewest = counts.size < minDomains ? 0 : Math.min(...counts.values());
  const own = constraint.selects(pod) ? 1 : 0;
  return ({ metadata: { labels } }) => {
    const domain = labels?.[topologyKey];
    if (domain === undefined) return { reasons: [`${UNMET} (missing required label)`], byPods: false };
    const skew = (counts.get(domain) ?? 0) + own - fewest;
    return skew > maxSkew ? { reasons: [UNMET], byPods: true } : undefined;
  };
};
