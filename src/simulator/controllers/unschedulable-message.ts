import type { Node } from '../../resources/node.ts';

/** What the scheduler says of a pod that has to wait wherever it would run. */
export const hinderedMessage = (nodes: readonly Node[], reason: string): string =>
  nodes.length === 0
    ? NO_NODES
    : `${available(nodes)}: ${reason}. preemption: ${available(nodes)}: ${counted(nodes.map(() => NOT_HELPFUL))}.`;

/**
 * What the scheduler says of a pod that no node takes. Only what a node has too little of could be had by removing other pods;
 * here none is less important.
 *
 * @param refusalOf why a pod may not run on a node
 * @param lacking what a node has too little of
 * @param volumesOn text when the volumes of the pod cannot be had on a node
 */
export const unfitMessage = (
  nodes: readonly Node[],
  refusalOf: (node: Node) => string | undefined,
  lacking: (node: Node) => readonly string[],
  volumesOn: (node: Node) => object | string,
): string => {
  if (nodes.length === 0) return NO_NODES;
  const verdicts = nodes.map((node): { reasons: readonly string[]; preemption: string } => {
    const refusal = refusalOf(node);
    if (refusal !== undefined) return { reasons: [refusal], preemption: NOT_HELPFUL };
    const reasons = lacking(node);
    if (reasons.length > 0) return { reasons, preemption: 'No preemption victims found for incoming pod' };
    return { reasons: [String(volumesOn(node))], preemption: NOT_HELPFUL };
  });
  const reasons = counted(verdicts.flatMap((verdict) => verdict.reasons));
  const preemption = counted(verdicts.map((verdict) => verdict.preemption));
  return `${available(nodes)}: ${reasons}. preemption: ${available(nodes)}: ${preemption}.`;
};

const NO_NODES = 'no nodes available to schedule pods';
const NOT_HELPFUL = 'Preemption is not helpful for scheduling';

const available = ({ length }: readonly Node[]): string => `0/${length} nodes are available`;

const counted = (texts: readonly string[]): string =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, { length }]) => `${length} ${text}`)
    .sort()
    .join(', ');
