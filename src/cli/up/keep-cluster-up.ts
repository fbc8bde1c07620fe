import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { EnvironmentError } from '../../errors/environment-error.ts';
import { type StandaloneCluster, startStandaloneCluster } from '../../targets/standalone-cluster.ts';
import { interruption } from '../signals.ts';
import type { UpOptions } from '../up-command.ts';
import { instructions } from './instructions.ts';

/**
 * Starts a cluster, says how to use it, and keeps it until the process is asked to end.
 *
 * @throws EnvironmentError when the port is taken
 */
export const keepClusterUp = async ({ json, port, nodes, registryAuth }: UpOptions): Promise<void> => {
  const interrupted = interruption();
  const cluster = await start({ port, nodes, registryAuth });
  process.stdout.write(json ? `${JSON.stringify(cluster.facts)}\n` : instructions(cluster.facts));
  await interrupted;
  await cluster.close();
};

const start = async (options: Pick<UpOptions, 'port' | 'nodes' | 'registryAuth'>): Promise<StandaloneCluster> => {
  try {
    // The temp directory is this process's own: it goes with the process.
    return await startStandaloneCluster({ directory: path.join(tmpdir(), 'up'), ...options });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new EnvironmentError(`Port ${options.port} of 127.0.0.1 is in use by another program.`, {
      hint: 'another port with --port, or --port 0 for any free one',
      cause,
    });
  }
};
