import { systemClock } from '../../adapters/system-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { Leftover, Leftovers } from '../../ports/leftovers.ts';
import type { TargetOptions } from '../select-target.ts';
import { findChanges, undoChange } from './cluster-changes.ts';
import { connectCluster } from './connect-cluster.ts';
import { removeProject } from './project-removal.ts';
import { findRunProjects } from './run-projects.ts';

/** Connects to the cluster to see what runs have left there. */
export const openShiftLeftovers = async (options: Omit<TargetOptions, 'oc'>): Promise<Leftovers> => {
  const { closing, [Symbol.dispose]: close } = await connectCluster(options, { forSoLong: 10_000 });
  return { ...leftoversOn(closing, options.timeoutScale), [Symbol.dispose]: close };
};

/** What runs have left on a cluster. What they changed is put right before the project goes that tells of it. */
export const leftoversOn = (api: KubeApi, scale?: number): Omit<Leftovers, keyof Disposable> => ({
  place: api.server,
  find: async (run) => {
    const projects = await findRunProjects(api, run);
    const found = await Promise.all(
      projects.map(async (project) => ({ project, changes: await findChanges(api, project.name) })),
    );
    return found.map(({ project: { name, ...rest }, changes }) => ({
      ...rest,
      description: [`project ${name}`, ...changes.map(({ description }) => `change of ${description}`)].join(', '),
    }));
  },
  remove: async ({ description }: Leftover) => {
    const name = /^project ([^ ,]+)/.exec(description)?.[1] ?? '';
    for (const change of await findChanges(api, name)) await undoChange(api, change);
    await removeProject(api, name, systemClock, scale);
  },
});
