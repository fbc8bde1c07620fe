import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface RunningServer extends AsyncDisposable {
  /** URL, from the line of JSON with which it reports. */
  readonly api: string;
  /** Path; the bare server has none. */
  readonly kubeconfig?: string;
  /** Resident memory now, MiB; not a number where there is no `/proc`. */
  memory(): Promise<number>;
}

/** How a server is spoken to. */
export type Scheme = 'http' | 'https';

/** `streamproof up`, on the real clock. */
export const startUp = (...options: string[]): Promise<RunningServer> =>
  start(['bin/streamproof.js', 'up', '--json', ...options]);

/** The least that could answer. */
export const startBareServer = (): Promise<RunningServer> => start(['bench/probes/bare-server.ts']);

/** One upstream registry. */
export const startUpstreamRegistry = (scheme: Scheme): Promise<RunningServer> =>
  start(['bench/probes/upstream-registry.ts', scheme]);

/** What takes and gives as many bytes as a registry, and does nothing with them. */
export const startBareRegistry = (scheme: Scheme): Promise<RunningServer> =>
  start(['bench/probes/bare-registry.ts', scheme]);

const start = async (command: readonly string[]): Promise<RunningServer> => {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    ...(JSON.parse(line) as { api: string; kubeconfig?: string }),
    memory: () => residentMemory(child),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

const residentMemory = async ({ pid }: ChildProcess): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};
