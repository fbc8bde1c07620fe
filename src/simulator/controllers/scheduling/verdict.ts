/** Why a node does not take a pod. */
export interface Verdict {
  /** In the words of the scheduler. */
  readonly reasons: readonly string[];
  /** Whether it is for other pods that it does not. */
  readonly byPods: boolean;
}
