import type { Client } from './client/client.ts';
import type { Flag } from './command-line/flag.ts';
import type { Flags } from './command-line/flags.ts';
import type { OcContext } from './oc-context.ts';

/** One call of a command, ready to run. */
export interface Invocation {
  /** The command's full name: `oc create imagestream`. */
  readonly path: string;
  readonly args: readonly string[];
  /** How many of `args` stand before `--`; -1 without one. */
  readonly dash: number;
  readonly flags: Flags;
  /** The project it works in: `-n`, else the session's. */
  readonly namespace: string;
  readonly client: Client;
  readonly context: OcContext;
}

/** A command of `oc`. */
export interface Command {
  /** Its words behind the name, for `--help`: `NAME[:TAG] [flags]`. */
  readonly usage: string;
  readonly flags: readonly Flag[];
  /** `false`: flags behind the first word belong to that word's command (`oc rsh`). */
  readonly interspersed?: boolean;
  /** It works on the kubeconfig alone: flags that choose a cluster or a user lead to no connection, `--kubeconfig` to another file. */
  readonly onKubeconfig?: boolean;
  /** A format of `-o` that does not exist is told of when there is something to print. */
  readonly checksFormatLate?: boolean;
  /** `--template` counts beside `-o` alone. */
  readonly ignoresTemplateAlone?: boolean;
  /** Why the command cannot be had here, whatever words and flags stand behind it. */
  readonly refusal?: string;
  /**
   * Does the work.
   *
   * @returns the exit code, nothing for 0
   * @throws OcError, ApiStatusError, EnvironmentError: printed, exit code 1
   */
  run(invocation: Invocation): Promise<number | void>;
}
