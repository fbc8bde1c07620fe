import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import type { StandaloneFacts } from '../../src/targets/standalone-facts.ts';

/** The program under test. */
export const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');

/** What a command did. */
export interface Outcome {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

/** An embedded cluster in a process of its own, which tests take for a real one. */
export interface StandingCluster extends AsyncDisposable {
  readonly facts: StandaloneFacts;
  /** A folder of the tests. */
  readonly folder: string;
  /** Options of `run` by which it finds the cluster and a registry to push to. */
  readonly options: readonly string[];
  /** Starts `streamproof`; without more, as the administrator of the cluster. */
  start(words: readonly string[], env?: Readonly<Record<string, string>>): ReturnType<typeof execa>;
  /** Runs `streamproof` to its end. */
  run(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Runs the built-in `oc` as the administrator. @returns what it printed */
  oc(line: string): Promise<string>;
  /** Writes a feature. @returns its path */
  feature(name: string, text: string): Promise<string>;
  /** The names of the projects of runs. */
  projects(): Promise<readonly string[]>;
  /** The kubeconfig of a user who logged in. @returns its path */
  login(user: 'developer' | 'kubeadmin'): Promise<string>;
}

/** Starts a cluster, with further words for `streamproof up`. */
export const openStandingCluster = async (words: readonly string[] = []): Promise<StandingCluster> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'standing-'));
  const up = execa(process.execPath, [program, 'up', '--json', ...words], { reject: false, buffer: false });
  const { value: line } = await createInterface({ input: up.stdout })[Symbol.asyncIterator]().next();
  const facts = JSON.parse(line as string) as StandaloneFacts;
  const outside = facts.registries['docker.io']!;
  const start: StandingCluster['start'] = (words, env = {}) =>
    execa(process.execPath, [program, ...words], {
      cwd: folder,
      env: { KUBECONFIG: facts.kubeconfig, PATH: path.dirname(process.execPath), ...env },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
  const run: StandingCluster['run'] = async (words, env) => {
    const { exitCode, stdout, stderr } = await start(words, env);
    return { exitCode, stdout: String(stdout), stderr: String(stderr) };
  };
  const oc = async (line: string): Promise<string> => (await run(['oc', ...line.split(' ')])).stdout;
  const api = await connectKubeApi({ file: facts.kubeconfig });
  return {
    facts,
    folder,
    options: [
      ...['--target', 'openshift', '--upstream', `${outside.endpoint}/team`, '--upstream-ca', outside.ca],
      ...['--internal-registry', facts.internalRegistry.endpoint, '--reports', path.join(folder, 'reports')],
    ],
    start,
    run,
    oc,
    feature: async (name, text) => {
      const file = path.join(folder, 'features', `${name}.feature`);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    projects: async () => {
      const path = '/apis/project.openshift.io/v1/projects';
      const { body } = await api.request<{ items: { metadata: { name: string } }[] }>({ method: 'GET', path });
      return body.items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('sp-'));
    },
    login: async (user) => {
      const file = path.join(folder, `${user}.kubeconfig`);
      await writeFile(file, await readFile(facts.kubeconfig));
      const words = ['oc', 'login', '-u', user, '-p', facts.passwords[user]];
      const { exitCode, stderr } = await run(words, { KUBECONFIG: file });
      if (exitCode !== 0) throw new Error(stderr);
      return file;
    },
    [Symbol.asyncDispose]: async () => {
      api[Symbol.dispose]();
      up.kill('SIGTERM');
      await up;
      await rm(folder, { recursive: true });
    },
  };
};

/** Resolves when a condition holds; looks again every now and then, for half a minute. */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => void setTimeout(resolve, 200));
  }
  throw new Error('it has not come true');
};
