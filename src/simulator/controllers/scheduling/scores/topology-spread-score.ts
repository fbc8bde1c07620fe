import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import { controllerOf } from '../../../../resources/metadata/controller-of.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import type { Node } from '../../../../resources/nodes/node.ts';
import { hasEnded, type Pod } from '../../../../resources/workloads/pod.ts';
import { labelSelectorOf } from '../../../apimachinery/selection/label-selector.ts';
import { BEST, type Comparison, type Scorer } from '../score.ts';
import { isInDomains, spreadConstraints } from '../spread-constraint.ts';

const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/** Nodes of one label count together; the skew tells how much unevenness matters little. */
interface Spreading {
  readonly topologyKey: string;
  readonly maxSkew: number;
  countOn(node: Node): number;
}

/**
 * Nodes in domains with fewer of the pods that this one is to be spread with are better. A pod that says nothing of it is
 * spread over nodes and zones with those of its controller or its services.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#internal-default-constraints
 */
export const topologySpreadScore: Scorer = (comparison) => {
  const { pod, nodes, allNodes } = comparison;
  const isDeclared = (pod.spec.topologySpreadConstraints ?? []).length > 0;
  const declared = spreadConstraints(pod, 'ScheduleAnyway');
  const isScored = (node: Node): boolean => !isDeclared || isInDomains(node, declared);
  const scored = nodes.filter(isScored);
  const spreadings = isDeclared
    ? declared.map((constraint): Spreading => {
        const counted = countByNode(comparison, (other) => constraint.counts(other));
        return { ...constraint, countOn: (node) => (constraint.includes(node) ? counted(node) : 0) };
      })
    : defaultSpreadings(comparison);
  if (spreadings.length === 0 || scored.length === 0) return undefined;
  const parts = spreadings.map((spreading) => skewIn(spreading, scored, allNodes.filter(isScored)));
  const skews = nodes.map((node) =>
    isScored(node) ? Math.round(parts.reduce((sum, part) => sum + part(node), 0)) : undefined,
  );
  const known = skews.filter((skew) => skew !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (most === 0) return skews.map((skew) => (skew === undefined ? 0 : BEST));
  return skews.map((skew) => (skew === undefined ? 0 : Math.floor((BEST * (most + least - skew)) / most)));
};

/** How many pods there are already in the domain of a node; those of a kind of which there are many weigh more. */
const skewIn = (
  { topologyKey, maxSkew, countOn }: Spreading,
  scored: readonly Node[],
  all: readonly Node[],
): ((node: Node) => number) => {
  const domainOf = ({ metadata }: Node): string | undefined => metadata.labels?.[topologyKey];
  const isHost = topologyKey === HOSTNAME;
  const weight = Math.log((isHost ? scored.length : new Set(scored.map(domainOf)).size) + 2);
  return (node) => {
    const domain = domainOf(node);
    if (domain === undefined) return 0;
    const neighbours = isHost ? [node] : all.filter((each) => domainOf(each) === domain);
    return neighbours.reduce((sum, each) => sum + countOn(each), 0) * weight + maxSkew - 1;
  };
};

const defaultSpreadings = (comparison: Comparison): Spreading[] => {
  const countOn = siblings(comparison);
  if (countOn === undefined) return [];
  return [
    { topologyKey: HOSTNAME, maxSkew: 3, countOn },
    { topologyKey: ZONE, maxSkew: 5, countOn },
  ];
};

const SPREADING = ['ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** Counts the pods of the same controller, or else those that the services of the pod select. */
const siblings = (comparison: Comparison): ((node: Node) => number) | undefined => {
  const { pod, loads, listers } = comparison;
  if (SPREADING.includes(controllerOf(pod)?.kind ?? '')) return ({ metadata }) => loads.siblingsOn(metadata.name, pod);
  const { namespace, labels = {} } = pod.metadata;
  const selectors = listers
    .of<Service>(serviceKind)
    .list(namespace)
    .map(({ spec }) => spec?.selector ?? {})
    .filter((matchLabels) => Object.keys(matchLabels).length > 0 && labelSelectorOf({ matchLabels })(labels));
  if (selectors.length === 0) return undefined;
  const isSelected = labelSelectorOf({ matchLabels: Object.assign({}, ...selectors) });
  return countByNode(
    comparison,
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.deletionTimestamp === undefined && isSelected(metadata.labels ?? {}),
  );
};

const countByNode = ({ pods }: Comparison, isCounted: (pod: Pod) => boolean): ((node: Node) => number) => {
  const counts = new Map<string, number>();
  for (const pod of pods())
    if (pod.spec.nodeName && !hasEnded(pod) && isCounted(pod))
      counts.set(pod.spec.nodeName, (counts.get(pod.spec.nodeName) ?? 0) + 1);
  return ({ metadata }) => counts.get(metadata.name) ?? 0;
};
