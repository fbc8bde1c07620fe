import type { Node } from '../../../resources/nodes/node.ts';
import type { Comparison, Scorer } from './score.ts';
import { imageLocalityScore } from './scores/image-locality-score.ts';
import { nodeAffinityScore } from './scores/node-affinity-score.ts';
import { podAffinityScore } from './scores/pod-affinity-score.ts';
import { balancedAllocationScore, leastAllocatedScore } from './scores/resource-scores.ts';
import { taintScore } from './scores/taint-score.ts';
import { topologySpreadScore } from './scores/topology-spread-score.ts';

/** How much each counts. */
const SCORERS: readonly (readonly [weight: number, scorer: Scorer])[] = [
  [3, taintScore],
  [2, nodeAffinityScore],
  [2, topologySpreadScore],
  [2, podAffinityScore],
  [1, leastAllocatedScore],
  [1, balancedAllocationScore],
  [1, imageLocalityScore],
];

/**
 * The node that suits a pod best of those that it may run on. Of equals the one with the fewest pods, then the first; the
 * real scheduler takes any.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const bestNode = (comparison: Comparison): Node => {
  const { nodes, loads } = comparison;
  if (nodes.length === 1) return nodes[0] as Node;
  const totals = nodes.map(() => 0);
  for (const [weight, scorer] of SCORERS)
    scorer(comparison)?.forEach((score, index) => void (totals[index] = (totals[index] ?? 0) + weight * score));
  const ranked = nodes.map((node, index) => ({
    node,
    score: totals[index] ?? 0,
    pods: loads.podsOn(node.metadata.name),
  }));
  return ranked.reduce((best, each) =>
    each.score > best.score || (each.score === best.score && each.pods < best.pods) ? each : best,
  ).node;
};
