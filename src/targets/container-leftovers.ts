import { existsSync } from 'node:fs';
import process from 'node:process';
import { findContainers, type LeftContainer } from '../adapters/container-engine.ts';
import type { Leftover } from '../ports/leftovers.ts';
import { containerLabel } from './container-registries.ts';

const usualSocket = '/var/run/docker.sock';

/** The containers that runs have left on this machine. */
export const containerLeftovers = {
  find: async (run?: string): Promise<readonly Leftover[]> =>
    (await containersOf(run)).map(({ name, labels, createdAt }) => ({
      description: `container ${name}`,
      run: labels[containerLabel] ?? '',
      createdAt,
      isLeaving: false,
    })),
  /** @returns false for what is no container */
  remove: async ({ description, run }: Leftover): Promise<boolean> => {
    const name = /^container (.+)$/.exec(description)?.[1];
    if (name === undefined) return false;
    await (await containersOf(run)).find((container) => container.name === name)?.remove();
    return true;
  },
};

/** Where no engine answers there is nothing to be found. */
const containersOf = async (run?: string): Promise<readonly LeftContainer[]> => {
  if (process.env['DOCKER_HOST'] === undefined && !existsSync(usualSocket)) return [];
  return findContainers(run === undefined ? containerLabel : `${containerLabel}=${run}`).catch(() => []);
};
