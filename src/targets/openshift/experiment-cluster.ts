import { createClusterRegistry } from '../../adapters/cluster-registry.ts';
import { publicUpstream } from '../../adapters/public-upstream.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import type { ClusterRegistry, ImageRecipe, UpstreamRegistry } from '../../ports/registry.ts';
import type { ExperimentCluster, ShellSession } from '../../ports/target.ts';
import { rememberCommand } from './change-command.ts';
import { ClusterChanges } from './cluster-changes.ts';
import { experimentApi } from './experiment-api.ts';
import { experimentSession } from './experiment-session.ts';
import { foreignChange } from './foreign-command.ts';
import { readRegistryJournal } from './registry-journal.ts';
import type { RunNames } from './run-names.ts';
import { deleteProject, markProject, projectDescription } from './run-projects.ts';
import { steadyCommand } from './steady-command.ts';
import { placeUpstream, type UpstreamPlace } from './upstream-place.ts';
import { watchingClock } from './watching-clock.ts';

/** What the experiments of a run share. */
export interface SharedCluster {
  readonly api: KubeApi;
  /** The same, also when the run has been told to end. */
  readonly closing: KubeApi;
  /** Does something with the cluster when it is its turn. */
  send<T>(work: () => Promise<T>): Promise<T>;
  /** Who the run is on the cluster; undefined where it does not tell. */
  readonly user: string | undefined;
  /** How many times the usual time things may take. */
  readonly patience: number;
  /** Whether what is not the run's own may be changed, and put right at the end. */
  readonly mayChangeCluster: boolean;
  /** Whether experiments stay on the cluster. */
  readonly keep: boolean;
  readonly registries: DistributionClient;
  readonly internalRegistryHost: string;
  readonly upstream: UpstreamPlace | undefined;
  /** Whether the registries that features name are really asked, and only read. */
  readonly readsPublic: boolean;
  /** The identifier of the run. */
  readonly run: string;
  openSession(): Promise<ShellSession & Disposable>;
}

/** A part of a real cluster for one experiment: its own projects, under the names of the feature. */
export const openExperimentCluster = (shared: SharedCluster, names: RunNames): ExperimentCluster => {
  const { api, closing, registries, internalRegistryHost, upstream, run, user, patience } = shared;
  const stack = new AsyncDisposableStack();
  const openedAt = systemClock.now();
  const onProject = (project: string): Promise<void> => markProject(closing, project, run);
  const changes = shared.mayChangeCluster ? new ClusterChanges(closing, names.prefix, run) : undefined;
  let isKept = shared.keep;
  stack.defer(async () => {
    await changes?.undo();
    const projects = [...names.projects, ...(changes?.project === undefined ? [] : [changes.project])];
    if (!isKept) await Promise.all(projects.map((project) => deleteProject(closing, project)));
  });
  const clock = stack.use(watchingClock(api, () => names.projects, patience));
  const description = projectDescription(run);
  const onForeignChange = changes && ((request: KubeRequest) => changes.remember(request));
  const before = async (argv: readonly string[]): Promise<void> => {
    const change = foreignChange(argv, names);
    if (change !== undefined) await rememberCommand(change, argv, changes);
  };
  const publicRegistries = new Map<string, UpstreamRegistry>();
  const publicRegistry = (host: string): UpstreamRegistry => {
    const registry = publicRegistries.get(host) ?? publicUpstream(host, registries);
    publicRegistries.set(host, registry);
    return registry;
  };
  return {
    api: experimentApi(api, names, { description, onProject, onForeignChange }),
    clock,
    internalRegistry: withRealNames(
      createClusterRegistry(internalRegistryHost, registries, () => readRegistryJournal(api, names, openedAt)),
      names,
    ),
    upstream: (host) => {
      if (shared.readsPublic) return publicRegistry(host);
      const place = names.place(host);
      if (upstream === undefined || place === undefined)
        throw new UnsupportedError(`needs:upstream-push: no registry was named in which ${host} could be played`);
      const registry = placeUpstream(host, place.slice(upstream.host.length + 1), upstream, registries);
      return {
        ...registry,
        serve: (repository, tag, recipe) => registry.serve(repository, tag, ofExperiment(recipe, names)),
      };
    },
    openSession: async () => {
      const execute = steadyCommand(api, user, shared.send);
      return experimentSession(stack.use(await shared.openSession()), names, { run, before, execute, onProject });
    },
    keep: () => {
      isKept = true;
      return names.projects;
    },
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
