import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { readUrl } from '../../src/adapters/read-url.ts';
import { runProgram } from '../../src/adapters/run-program.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { editText, keepText } from '../../src/adapters/terminal-editor.ts';
import { dialDirectly } from '../../src/distribution/dial.ts';
import { openBuiltInSession } from '../../src/targets/oc-sessions.ts';
import { type StandaloneCluster, startStandaloneCluster } from '../../src/targets/standalone-cluster.ts';

/** What a command printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Types a command of a client: its words, what it finds on its standard input, and with which editor texts are changed. */
export type Type = (words: readonly string[], stdin?: string, editor?: string) => Promise<Printed>;

/** What else stands in the environment of a client. */
export type Variables = Readonly<Record<string, string>>;

/** A cluster in this process, and a folder where clients keep what they keep. */
export interface ClientWorld extends AsyncDisposable {
  readonly cluster: StandaloneCluster;
  readonly folder: string;
  /** A client that reads a kubeconfig of its own, which starts as a copy of the administrator's, or empty. */
  client(program: string, kubeconfig?: 'administrator' | 'none', variables?: Variables): Promise<Type>;
  /** The built-in `oc`. */
  builtIn(): Promise<Type & Disposable>;
}

/** Changes nothing. */
const NO_EDITOR = 'true';

/** How long a command may take, in milliseconds. */
const PATIENCE = 30_000;

/** Starts a cluster that follows real time, as clients expect it. */
export const openClientWorld = async (): Promise<ClientWorld> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clients-'));
  const cluster = await startStandaloneCluster({ directory: path.join(folder, 'up') });
  let count = 0;
  return {
    cluster,
    folder,
    client: async (program, kubeconfig = 'administrator', variables = {}) => {
      const home = path.join(folder, `home-${++count}`);
      await mkdir(home);
      const config = path.join(folder, `kubeconfig-${count}`);
      if (kubeconfig === 'administrator') await copyFile(cluster.facts.kubeconfig, config);
      const env = { PATH: process.env.PATH ?? '', HOME: home, XDG_RUNTIME_DIR: home, KUBECONFIG: config, ...variables };
      return async (words, input = '', editor = NO_EDITOR) => {
        const options = {
          env: { ...env, KUBE_EDITOR: editor },
          extendEnv: false,
          input,
          reject: false,
          cwd: folder,
          timeout: PATIENCE,
        } as const;
        const result = await execa(program, words, { ...options, stripFinalNewline: false });
        if (result.timedOut) throw new Error(`${result.shortMessage}\n${result.stderr}`);
        const { stdout, stderr, exitCode = -1 } = result;
        return { stdout, stderr, exitCode };
      };
    },
    builtIn: async () => {
      const read = (file: string): Promise<string> => readFile(file, 'utf8');
      const [kubeconfig, authority] = await Promise.all([read(cluster.facts.kubeconfig), read(cluster.facts.ca)]);
      const registries = { dial: dialDirectly, authority };
      const editor = { folder, command: NO_EDITOR };
      const terminal = {
        readUrl,
        editText: (text: string, suffix: string): Promise<string> => editText(text, suffix, editor),
        keepText,
      };
      const options = { kubeconfig, clock: systemClock, directory: folder, registries, runProgram, terminal };
      const session = await openBuiltInSession(options);
      const type: Type = (words, stdin = '', command = NO_EDITOR) => {
        Object.assign(editor, { command });
        return session.shell.run({ argv: ['oc', ...words], stdin });
      };
      return Object.assign(type, { [Symbol.dispose]: () => session[Symbol.dispose]() });
    },
    [Symbol.asyncDispose]: async () => {
      await cluster.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
