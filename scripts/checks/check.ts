/** What a check found: how many of its parts passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** One check of the project: a command, and how its result is read. */
export interface Check {
  readonly name: string;
  /** Program and arguments; programs are those of `node_modules/.bin`. */
  readonly command: readonly [string, ...string[]];
  /** The check before it that leaves behind what this one reads. */
  readonly after?: string;
  /** Most of its time it waits for others, so that it takes no core away from the checks that compute. */
  readonly waits?: boolean;
  /** It takes so long that it is only carried out when somebody names it. */
  readonly onDemand?: true;
  /** Counts the parts, where the command has some; otherwise the check is one part. */
  readonly count?: (output: string) => Tally | Promise<Tally>;
  /** What there is to say of the check even when it passes: what it could not do here. */
  readonly remark?: () => Promise<string | undefined>;
}
