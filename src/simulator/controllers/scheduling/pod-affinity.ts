import { namespaceKind, nodeKind } from '../../../resources/kinds.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import type { Namespace } from '../../../resources/namespace.ts';
import type { Node } from '../../../resources/node.ts';
import { hasEnded, type Pod } from '../../../resources/pod.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Verdict } from './verdict.ts';

interface AffinityTerm {
  readonly labelSelector?: LabelSelectorSpec;
  readonly topologyKey: string;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelectorSpec;
}

interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly AffinityTerm[];
}

const termsOf = ({ spec }: Pod, kind: 'podAffinity' | 'podAntiAffinity'): readonly AffinityTerm[] =>
  (spec.affinity as Partial<Record<typeof kind, PodAffinity>> | undefined)?.[kind]
    ?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

/** Whether a pod keeps others away from itself. */
export const keepsOthersAway = (pod: Pod): boolean => termsOf(pod, 'podAntiAffinity').length > 0;

/**
 * Judges nodes by which other pods are near: those that a pod wants near it, those that it does not, and those that do not
 * want it. `undefined` when there is nothing to judge.
 *
 * @param pods all that have a node
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export const podAffinityFilter = (
  pod: Pod,
  pods: readonly Pod[],
  listers: Listers,
): ((node: Node) => Verdict | undefined) | undefined => {
  const present = pods.filter((each) => each.spec.nodeName && !hasEnded(each));
  const nodes = listers.of<Node>(nodeKind);
  const placeOf = (name: string | undefined, key: string): string | undefined =>
    nodes.get(undefined, name ?? '')?.metadata.labels?.[key];
  const matches = (term: AffinityTerm, owner: Pod, other: Pod): boolean => {
    if (term.labelSelector === undefined || !isInNamespaces(term, owner, other, listers)) return false;
    return labelSelectorOf(term.labelSelector)(other.metadata.labels ?? {});
  };
  const wanted = termsOf(pod, 'podAffinity');
  const unwanted = termsOf(pod, 'podAntiAffinity');
  const friends = present.filter((each) => wanted.length > 0 && wanted.every((term) => matches(term, pod, each)));
  const isFirst = friends.length === 0 && wanted.every((term) => matches(term, pod, pod));
  const shunned = unwanted.flatMap((term) =>
    present.filter((each) => matches(term, pod, each)).map((each) => ({ term, at: each.spec.nodeName })),
  );
  const shunning = present.flatMap((each) =>
    termsOf(each, 'podAntiAffinity')
      .filter((term) => matches(term, each, pod))
      .map((term) => ({ term, at: each.spec.nodeName })),
  );
  if (wanted.length + shunned.length + shunning.length === 0) return undefined;
  const isNear = (node: Node, { term, at }: { term: AffinityTerm; at: string | undefined }): boolean => {
    const place = node.metadata.labels?.[term.topologyKey];
    return place !== undefined && place === placeOf(at, term.topologyKey);
  };
  return (node) => {
    const isServed = wanted.every(
      (term) =>
        node.metadata.labels?.[term.topologyKey] !== undefined &&
        (isFirst || friends.some(({ spec }) => isNear(node, { term, at: spec.nodeName }))),
    );
    if (!isServed) return { reasons: ["node(s) didn't match pod affinity rules"], byPods: false };
    if (shunned.some((each) => isNear(node, each)))
      return { reasons: ["node(s) didn't match pod anti-affinity rules"], byPods: true };
    if (shunning.some((each) => isNear(node, each)))
      return { reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"], byPods: true };
    return undefined;
  };
};

/** A term that names no namespaces is about that of its own pod. */
const isInNamespaces = (
  { namespaces = [], namespaceSelector }: AffinityTerm,
  owner: Pod,
  { metadata: { namespace = '' } }: Pod,
  listers: Listers,
): boolean => {
  if (namespaces.length === 0 && namespaceSelector === undefined) return namespace === owner.metadata.namespace;
  if (namespaces.includes(namespace)) return true;
  if (namespaceSelector === undefined) return false;
  const labels = listers.of<Namespace>(namespaceKind).get(undefined, namespace)?.metadata.labels;
  return labelSelectorOf(namespaceSelector)(labels ?? {});
};
