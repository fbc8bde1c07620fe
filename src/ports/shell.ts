/** A command line, already split into words: `['oc', 'get', 'pods']`. */
export interface CommandLine {
  argv: readonly string[];
  stdin?: string;
}

/** What a command did. The shape is the same on success and on failure. */
export interface CommandResult {
  argv: readonly string[];
  stdout: string;
  stderr: string;
  exitCode: number;
  /** Clock time at the start, milliseconds since the epoch. */
  startedAt: number;
  /** Real time it took, milliseconds. */
  duration: number;
}

/** Runs the commands that features name: a real `oc` or the built-in one. */
export interface Shell {
  /** What runs, for the report: `built-in oc`, `/usr/bin/oc 4.19.3`. */
  readonly description: string;
  run(command: CommandLine): Promise<CommandResult>;
}
