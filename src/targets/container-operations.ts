import { describeEngine } from '../adapters/container-engine.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import type { Finding } from '../ports/finding.ts';
import { containerLeftovers } from './container-leftovers.ts';
import { usualRegistryImage } from './container-registries.ts';
import { findOc } from './find-oc.ts';
import { SharedRun } from './openshift/shared-run.ts';
import type { RealTarget } from './real-targets.ts';

/** What can be done with the embedded cluster beside running experiments when registries are played in containers. */
export const containerOperations: RealTarget = {
  prepareRun: async ({ oc, registryImage }) => {
    const run = SharedRun.begin();
    const line = await announceContainers(registryImage);
    const found = await findOc(oc);
    return {
      id: run.id,
      parallel: 1,
      oc: found === undefined ? [] : [found],
      announcement: [line],
      remarks: () => [],
      stop: async () => undefined,
      leftovers: {
        find: containerLeftovers.find,
        remove: async (leftover) => void (await containerLeftovers.remove(leftover)),
      },
      [Symbol.dispose]: () => undefined,
    };
  },
  examine: async ({ registryImage }) => [await containerFinding(registryImage)],
  openLeftovers: async () => ({
    place: 'this machine',
    find: containerLeftovers.find,
    remove: async (leftover) => void (await containerLeftovers.remove(leftover)),
    [Symbol.dispose]: () => undefined,
  }),
};

/** @throws EnvironmentError when no engine answers */
export const announceContainers = async (image = usualRegistryImage): Promise<string> => {
  const engine = await describeEngine();
  if (engine !== undefined) return `upstream: ${image} in containers of this machine (${engine})`;
  throw new EnvironmentError('no Docker engine answers', {
    hint: 'start one, or say where it is in DOCKER_HOST; or leave --upstream container out',
  });
};

/** Whether registries can be played in containers of this machine. */
export const containerFinding = async (image = usualRegistryImage): Promise<Finding> => {
  const engine = await describeEngine();
  return engine === undefined
    ? {
        name: 'containers',
        state: 'missing',
        detail: 'no Docker engine answers: no registry can be played in a container',
        remedy: 'start one, or say where it is in DOCKER_HOST',
      }
    : { name: 'containers', state: 'present', detail: `${engine}; registries are ${image}` };
};
