import { createClusterRegistry } from '../../adapters/cluster-registry.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { ClusterRegistry, ImageRecipe } from '../../ports/registry.ts';
import type { ExperimentCluster, ShellSession } from '../../ports/target.ts';
import { experimentApi } from './experiment-api.ts';
import { experimentSession } from './experiment-session.ts';
import { readRegistryJournal } from './registry-journal.ts';
import type { RunNames } from './run-names.ts';
import { deleteProject, markProject } from './run-projects.ts';
import { placeUpstream, type UpstreamPlace } from './upstream-place.ts';

/** What the experiments of a run share. */
export interface SharedCluster {
  readonly api: KubeApi;
  readonly registries: DistributionClient;
  readonly internalRegistryHost: string;
  readonly upstream: UpstreamPlace | undefined;
  /** The identifier of the run. */
  readonly run: string;
  openSession(): Promise<ShellSession & Disposable>;
}

/** A part of a real cluster for one experiment: its own projects, under the names of the feature. */
export const openExperimentCluster = (shared: SharedCluster, names: RunNames): ExperimentCluster => {
  const { api, registries, internalRegistryHost, upstream, run } = shared;
  const stack = new AsyncDisposableStack();
  const openedAt = systemClock.now();
  const mark = (project: string): Promise<void> => markProject(api, project, run);
  stack.defer(async () => void (await Promise.all(names.projects.map((project) => deleteProject(api, project)))));
  return {
    api: experimentApi(api, names, mark),
    clock: systemClock,
    internalRegistry: withRealNames(
      createClusterRegistry(internalRegistryHost, registries, () => readRegistryJournal(api, names, openedAt)),
      names,
    ),
    upstream: (host) => {
      const place = names.place(host);
      if (upstream === undefined || place === undefined)
        throw new UnsupportedError(`needs:upstream-push: no registry was named in which ${host} could be played`);
      const registry = placeUpstream(host, place.slice(upstream.host.length + 1), upstream, registries);
      return {
        ...registry,
        serve: (repository, tag, recipe) => registry.serve(repository, tag, ofExperiment(recipe, names)),
      };
    },
    openSession: async () => experimentSession(stack.use(await shared.openSession()), names, mark),
    unimplemented: () => [],
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

const withRealNames = (registry: ClusterRegistry, names: RunNames): ClusterRegistry => ({
  ...registry,
  push: (repository, tag, recipe, token) =>
    registry.push(names.toReal(repository), tag, ofExperiment(recipe, names), token),
});

/** Nodes and registries keep what they have seen: an experiment has images that no other one had. */
const ofExperiment = (recipe: ImageRecipe, { prefix }: RunNames): ImageRecipe => ({
  ...recipe,
  name: `${recipe.name} ${prefix}`,
  family: prefix,
});
