import type { Node } from '../../../resources/nodes/node.ts';

/** Why a node does not take a pod. */
export interface Verdict {
  /** In the words of the scheduler. */
  readonly reasons: readonly string[];
  /** Whether it is for other pods that it does not. */
  readonly byPods: boolean;
}

/** The nodes that do not take a pod, by name. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** Asks about each node once. */
export const judge = (nodes: readonly Node[], verdictOf: (node: Node) => Verdict | undefined): Verdicts => {
  const verdicts = new Map<string, Verdict>();
  for (const node of nodes) {
    const verdict = verdictOf(node);
    if (verdict !== undefined) verdicts.set(node.metadata.name, verdict);
  }
  return verdicts;
};
