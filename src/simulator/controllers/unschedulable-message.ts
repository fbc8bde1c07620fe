/** What the scheduler says when there are no nodes at all. */
export const NO_NODES = 'no nodes available to schedule pods';

/** That no node takes a pod, and why not. */
export const unavailable = (nodes: number, why: string): string => `0/${nodes} nodes are available: ${why}.`;

/** How often each reason was given. */
export const counted = (reasons: readonly string[]): string =>
  [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, { length }]) => `${length} ${reason}`)
    .sort()
    .join(', ');
