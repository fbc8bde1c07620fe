/** What the exit code of the `streamproof` command says. */
export const exitCodes = {
  ok: 0,
  /** A scenario failed: the cluster behaves differently from what the experiment claims. */
  failed: 1,
  /** The environment is broken (cluster or registry unreachable, port in use): nothing can be concluded. */
  inconclusive: 2,
  /** The command line or the features cannot be used as they are written; nothing was run. */
  usage: 64,
} as const;

/** The section of `--help` that lists the exit codes. */
export const exitCodesHelp = `
Exit codes:
  0   every scenario passed
  1   a scenario failed
  2   the environment is broken: nothing can be concluded
  64  wrong usage, or features that cannot be run as they are written: nothing was run`;
