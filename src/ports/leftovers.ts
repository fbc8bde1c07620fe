/** Something that a run has made or changed on a cluster, and that is still there. */
export interface Leftover {
  /** `project sp-k3x9a-1-is-test` */
  readonly description: string;
  /** The identifier of the run. */
  readonly run: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** Whether its removal has begun. */
  readonly isLeaving: boolean;
}

/** What runs have left on a cluster: found by their marks, and by nothing else. */
export interface Leftovers extends Disposable {
  /** One line: which cluster. */
  readonly place: string;
  /** What is left of this run, or of all. */
  find(run?: string): Promise<readonly Leftover[]>;
  /**
   * Removes one thing and waits until it is gone.
   *
   * @throws TimeoutError when it stays, with what the cluster says of it
   */
  remove(leftover: Leftover): Promise<void>;
}
