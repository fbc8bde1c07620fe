import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

import { EnvironmentError } from '../../errors/environment-error.ts';
import {
  type StandaloneCluster,
  type StandaloneOptions,
  startStandaloneCluster,
} from '../../targets/standalone-cluster.ts';
import { runningClusterFolder } from '../running-clusters.ts';
import { interruption } from '../signals.ts';
import type { UpOptions } from '../up-command.ts';
import { instructions } from './instructions.ts';
import { releaseMemoryAtRest } from './release-memory.ts';

/**
 * Starts a cluster, says how to use it, and keeps it until the process is asked to end.
 *
 * @throws EnvironmentError when the port is taken
 */
export const keepClusterUp = async ({ json, verbose: _, ...options }: UpOptions): Promise<void> => {
  const interrupted = interruption();
  // The temp directory is this process's own: it goes with the process.
  const directory = path.join(tmpdir(), runningClusterFolder);
  const cluster = await start({ ...options, directory, onUnimplemented: reportOnce() });
  setFlagsFromString('--semi-space-growth-factor=2');
  const { serveControl, controlSocket } = await import('../../targets/control/serve-control.ts');
  const server = await serveControl(cluster.control, path.join(directory, controlSocket));
  process.stdout.write(json ? `${JSON.stringify(cluster.facts)}\n` : instructions(cluster.facts));
  releaseMemoryAtRest();
  await interrupted;
  await server[Symbol.asyncDispose]();
  await cluster.close();
};

const start = async (options: StandaloneOptions): Promise<StandaloneCluster> => {
  try {
    return await startStandaloneCluster(options);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new EnvironmentError(`Port ${options.port} of 127.0.0.1 is in use by another program.`, {
      hint: 'another port with --port, or --port 0 for any free one',
      cause,
    });
  }
};

/** What is missing is said once, however often it is asked for. */
const reportOnce = (): NonNullable<StandaloneOptions['onUnimplemented']> => {
  const seen = new Set<string>();
  return ({ method, path: asked, userAgent }) => {
    const line = `not implemented: ${method} ${asked}  (${userAgent})\n`;
    if (seen.has(line)) return;
    seen.add(line);
    process.stderr.write(line);
  };
};
