import { nodeKind } from '../../../../resources/kinds/kinds.ts';
import type { Node } from '../../../../resources/nodes/node.ts';
import type { PodAffinityTerm } from '../../../../resources/workloads/affinity.ts';
import { hasEnded, type Pod } from '../../../../resources/workloads/pod.ts';
import { heedsOthers, isMeant, preferredTerms, requiredTerms } from '../affinity-term.ts';
import { BEST, type Scorer } from '../score.ts';

/** How much a pod is drawn to a node for one that insists on having it near. */
const INSISTENCE = 1;

/** Nodes near pods that this one would like to be near, or that would like it to be, are better; those near others worse. */
export const podAffinityScore: Scorer = ({ pod, nodes, loads, listers, pods }) => {
  const likes = [...preferredTerms(pod, 'podAffinity'), ...preferredTerms(pod, 'podAntiAffinity')].length > 0;
  if (!likes && !loads.heedOthers) return undefined;
  const drawn = new Map<string, number>();
  const draw = (term: PodAffinityTerm, weight: number, owner: Pod, other: Pod, at: Node): void => {
    const place = at.metadata.labels?.[term.topologyKey];
    if (place === undefined || !isMeant(term, owner, other, listers)) return;
    const key = `${term.topologyKey}=${place}`;
    drawn.set(key, (drawn.get(key) ?? 0) + weight);
  };
  for (const other of pods()) {
    const at = other.spec.nodeName ? listers.of<Node>(nodeKind).get(undefined, other.spec.nodeName) : undefined;
    if (at === undefined || hasEnded(other) || (!likes && !heedsOthers(other))) continue;
    for (const { term, weight } of weigh(pod)) draw(term, weight, pod, other, at);
    for (const { term, weight } of weigh(other)) draw(term, weight, other, pod, at);
    for (const term of requiredTerms(other, 'podAffinity')) draw(term, INSISTENCE, other, pod, at);
  }
  const sums = nodes.map(({ metadata: { labels = {} } }) =>
    Object.entries(labels).reduce((sum, [key, value]) => sum + (drawn.get(`${key}=${value}`) ?? 0), 0),
  );
  const least = Math.min(...sums);
  const range = Math.max(...sums) - least;
  return range === 0 ? undefined : sums.map((sum) => Math.floor(BEST * ((sum - least) / range)));
};

/** What a pod would like to have near, and, with a weight below zero, what it would not. */
const weigh = (pod: Pod): { readonly term: PodAffinityTerm; readonly weight: number }[] => [
  ...preferredTerms(pod, 'podAffinity').map(({ podAffinityTerm: term, weight }) => ({ term, weight })),
  ...preferredTerms(pod, 'podAntiAffinity').map(({ podAffinityTerm: term, weight }) => ({ term, weight: -weight })),
];
