import type { Clock } from '../ports/clock.ts';
import type { ConnectionChoice } from '../ports/connection-choice.ts';
import type { KubeApi } from '../ports/kube-api.ts';
import type { KubeconfigStore } from '../ports/kubeconfig-store.ts';
import type { ProgramResult } from '../ports/program-result.ts';
import type { RegistryAccess } from '../ports/registry-access.ts';

/** Who works in which project; it outlives a command, as a kubeconfig does. */
export interface OcSession {
  readonly user: string;
  /** The current project. */
  readonly namespace: string;
  /**
   * Makes a project the current one.
   *
   * @param userName what the server calls the user
   */
  setNamespace(name: string, userName?: string): void | Promise<void>;
  /**
   * Works as another user from now on: with a token, as nobody (`''`), or with the credentials that are known for the name
   * already (`undefined`). Absent where the user is fixed.
   *
   * @param project where that is; `''`: in none; default where the session is now
   */
  setUser?(user: string, token: string | undefined, project?: string): void | Promise<void>;
}

/** Everything that a command reads or writes besides its words. */
export interface OcContext {
  api: KubeApi;
  session: OcSession;
  /** Milliseconds since the epoch: ages are counted from here. */
  now(): number;
  /** Where time-outs are counted; default real time. */
  after?: Clock['after'];
  /** The bearer token of the user; absent for one who has a certificate. */
  token?: string;
  /** Becomes whoever owns a token (`--token`). */
  signIn?(token: string): Promise<KubeApi>;
  /** Another cluster or user for one command: the server, and the project of the context. Absent where both are fixed. */
  connect?(choice: ConnectionChoice): Promise<{ api: KubeApi; namespace: string }>;
  /** A server to log in to that the session does not work with yet. Absent where it is fixed. */
  loginAt?(choice: ConnectionChoice): Promise<Pick<OcContext, 'api' | 'session' | 'signIn' | 'passwordToken'>>;
  /** The kubeconfig that `oc config` shows and changes; absent where there is none. */
  kubeconfig?: KubeconfigStore;
  /** The kubeconfig that a file holds. Absent where there are no files. */
  kubeconfigAt?(file: string): KubeconfigStore;
  /** A token for a name and a password; `undefined` when they are wrong. */
  passwordToken?(user: string, password: string): Promise<string | undefined>;
  /** Registries, for commands that talk to them past the API server. */
  registries?: RegistryAccess;
  /** Path of the file with credentials of registries that the user's environment names, where a command names none. */
  registryConfig?: string | undefined;
  /** Where credentials of registries are when nobody names a file; some may not be there. New ones go to the first. */
  authFiles?: readonly [string, ...string[]];
  stdin?: string;
  /** Runs a program of the machine with more variables; absent where commands run none. */
  runProgram?(line: readonly string[], env: Readonly<Record<string, string>>): Promise<ProgramResult>;
  /** Reads a text from a server outside; absent where there is nothing outside. */
  readUrl?(url: string): Promise<string>;
  /** A line that the user of a terminal types; absent where there is no terminal. */
  typedLine?(): Promise<string>;
  /** Lets the user of a terminal change a text in an editor; absent where there is no terminal. `suffix`: `.yaml` */
  editText?(text: string, suffix: string): Promise<string>;
  /** Keeps a text that could not be used in a file, and says in which; absent where there are no files of the user's. */
  keepText?(text: string, suffix: string): Promise<string>;
  /** Where `-f` and `--from-file` start; default the process's. */
  cwd?: string;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Ends what would run for ever: `get -w`, `logs -f`, `wait`. */
  signal?: AbortSignal;
}
