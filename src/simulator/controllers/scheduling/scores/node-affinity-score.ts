import { nodePreference } from '../../../apimachinery/pods/node-affinity.ts';
import { type Scorer, shareOfLargest } from '../score.ts';

/** Nodes that the pod would like to run on are better. */
export const nodeAffinityScore: Scorer = ({ pod, nodes }) => {
  const preference = nodePreference(pod);
  return preference && shareOfLargest(nodes.map(preference));
};
