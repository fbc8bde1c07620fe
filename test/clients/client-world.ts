import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import { runOc } from '../../src/oc/run-oc.ts';
import { type StandaloneCluster, startStandaloneCluster } from '../../src/targets/standalone-cluster.ts';

/** What a command printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Types a command of a client: its words, and what it finds on its standard input. */
export type Type = (words: readonly string[], stdin?: string) => Promise<Printed>;

/** A cluster in this process, and a folder where clients keep what they keep. */
export interface ClientWorld extends AsyncDisposable {
  readonly cluster: StandaloneCluster;
  readonly folder: string;
  /** A client that reads a kubeconfig of its own, which starts as a copy of the administrator's, or empty. */
  client(program: string, kubeconfig?: 'administrator' | 'none'): Promise<Type>;
  /** The built-in `oc`. */
  builtIn(): Promise<Type & Disposable>;
}

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
    client: async (program, kubeconfig = 'administrator') => {
      const home = path.join(folder, `home-${++count}`);
      const config = path.join(folder, `kubeconfig-${count}`);
      if (kubeconfig === 'administrator') await copyFile(cluster.facts.kubeconfig, config);
      const env = { PATH: process.env.PATH ?? '', HOME: home, XDG_RUNTIME_DIR: home, KUBECONFIG: config };
      return async (words, input = '') => {
        const options = { env, extendEnv: false, input, reject: false, cwd: folder, timeout: PATIENCE } as const;
        const result = await execa(program, words, { ...options, stripFinalNewline: false });
        if (result.timedOut) throw new Error(`${result.shortMessage}\n${result.stderr}`);
        const { stdout, stderr, exitCode = -1 } = result;
        return { stdout, stderr, exitCode };
      };
    },
    builtIn: async () => {
      const api = await connectKubeApi({ text: await readFile(cluster.facts.kubeconfig, 'utf8') });
      let namespace = 'default';
      const type: Type = async (words, stdin = '') => {
        const printed = { stdout: '', stderr: '', exitCode: 0 };
        printed.exitCode = await runOc(words, {
          api,
          session: { user: 'system:admin', namespace, setNamespace: (name) => void (namespace = name) },
          now: () => Date.now(),
          cwd: folder,
          stdin,
          stdout: (text) => void (printed.stdout += text),
          stderr: (text) => void (printed.stderr += text),
        });
        return printed;
      };
      return Object.assign(type, { [Symbol.dispose]: () => api[Symbol.dispose]() });
    },
    [Symbol.asyncDispose]: async () => {
      await cluster.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
