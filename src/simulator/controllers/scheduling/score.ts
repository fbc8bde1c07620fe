import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { NodeLoads } from '../node-loads.ts';

/** What is known when nodes are compared. */
export interface Comparison {
  readonly pod: Pod;
  /** Those that the pod may run on. */
  readonly nodes: readonly Node[];
  /** All that there are. */
  readonly allNodes: readonly Node[];
  readonly loads: NodeLoads;
  readonly listers: Listers;
  /** All that there are; only asked for when they matter. */
  pods(): readonly Pod[];
}

/** Says how well nodes suit a pod, from 0 to 100, in their order; `undefined` when they are all the same to it. */
export type Scorer = (comparison: Comparison) => readonly number[] | undefined;

/** The best score. */
export const BEST = 100;

/** Amounts as scores: the largest is the best one. */
export const shareOfLargest = (amounts: readonly number[]): readonly number[] | undefined => {
  const largest = Math.max(...amounts);
  return largest === 0 ? undefined : amounts.map((amount) => Math.floor((BEST * amount) / largest));
};
