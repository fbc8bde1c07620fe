import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { PodAffinityTerm } from '../../../resources/workloads/affinity.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { isMeant, requiredTerms } from './affinity-term.ts';
import type { Verdict } from './verdict.ts';

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
  const matches = (term: PodAffinityTerm, owner: Pod, other: Pod): boolean => isMeant(term, owner, other, listers);
  const wanted = requiredTerms(pod, 'podAffinity');
  const unwanted = requiredTerms(pod, 'podAntiAffinity');
  const friends = present.filter((each) => wanted.length > 0 && wanted.every((term) => matches(term, pod, each)));
  const isFirst = friends.length === 0 && wanted.every((term) => matches(term, pod, pod));
  const shunned = unwanted.flatMap((term) =>
    present.filter((each) => matches(term, pod, each)).map((each) => ({ term, at: each.spec.nodeName })),
  );
  const shunning = present.flatMap((each) =>
    requiredTerms(each, 'podAntiAffinity')
      .filter((term) => matches(term, each, pod))
      .map((term) => ({ term, at: each.spec.nodeName })),
  );
  if (wanted.length + shunned.length + shunning.length === 0) return undefined;
  const isNear = (node: Node, { term, at }: { term: PodAffinityTerm; at: string | undefined }): boolean => {
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
