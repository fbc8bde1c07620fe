import type { Node } from '../../resources/node.ts';
import type { Verdict } from './scheduling/verdict.ts';

/** What the scheduler says of a pod that has to wait wherever it would run. */
export const hinderedMessage = (nodes: readonly Node[], reason: string): string =>
  nodes.length === 0
    ? NO_NODES
    : `${available(nodes)}: ${reason}. preemption: ${available(nodes)}: ${counted(nodes.map(() => NOT_HELPFUL))}.`;

/**
 * What the scheduler says of a pod that no node takes. Only where it is for other pods could room be made by removing some;
 * here none is less important.
 *
 * @param outlook what is said of removing pods instead; empty when some are being removed
 */
export const unfitMessage = (
  nodes: readonly Node[],
  verdictOf: (node: Node) => Verdict | undefined,
  outlook?: string,
): string => {
  if (nodes.length === 0) return NO_NODES;
  const verdicts = nodes.map((node) => verdictOf(node) ?? { reasons: [], byPods: true });
  const reasons = counted(verdicts.flatMap((verdict) => verdict.reasons));
  const preemption = counted(verdicts.map(({ byPods }) => (byPods ? NO_VICTIMS : NOT_HELPFUL)));
  const after = outlook ?? `${available(nodes)}: ${preemption}.`;
  return `${available(nodes)}: ${reasons}.${after && ` preemption: ${after}`}`;
};

const NO_NODES = 'no nodes available to schedule pods';
const NO_VICTIMS = 'No preemption victims found for incoming pod';
const NOT_HELPFUL = 'Preemption is not helpful for scheduling';

const available = ({ length }: readonly Node[]): string => `0/${length} nodes are available`;

const counted = (texts: readonly string[]): string =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, { length }]) => `${length} ${text}`)
    .sort()
    .join(', ');
