import { createClusterRegistry } from '../../adapters/cluster-registry.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import type { ClusterRegistry, ImageRecipe } from '../../ports/registry.ts';
import type { ExperimentCluster, ShellSession } from '../../ports/target.ts';
import { rememberCommand } from './change-command.ts';
import { ClusterChanges } from './cluster-changes.ts';
import { experimentApi } from './experiment-api.ts';
import { experimentSession } from './experiment-session.ts';
import { foreignChange, isDryRun } from './foreign-command.ts';
import { foreignObjects } from './foreign-objects.ts';
import { type DeleteImage, PushedImages } from './pushed-images.ts';
import { readRegistryJournal } from './registry-journal.ts';
import type { RunNames } from './run-names.ts';
import { deleteProject, markProject, projectDescription } from './run-projects.ts';
import { steadyCommand } from './steady-command.ts';
import type { UpstreamSource } from './upstream-source.ts';
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
  readonly upstream: UpstreamSource;
  /** Deletes what has been pushed to a registry that others use, too. */
  readonly deleteImage: DeleteImage;
  /** Is told how many images could not be deleted. */
  onImagesLeft(count: number): void;
  /** The identifier of the run. */
  readonly run: string;
  openSession(): Promise<ShellSession & Disposable>;
}

/** A part of a real cluster for one experiment: its own projects, under the names of the feature. */
export const openExperimentCluster = (shared: SharedCluster, names: RunNames): ExperimentCluster => {
  const { api, closing, registries, internalRegistryHost, upstream, run, user, patience } = shared;
  const stack = new AsyncDisposableStack();
  const openedAt = systemClock.now();
  const pushed = new PushedImages(closing, run, names.projects[0]);
  const onProject = async (project: string): Promise<void> => {
    await markProject(closing, project, run);
    await pushed.tellIn(project);
  };
  const changes = shared.mayChangeCluster ? new ClusterChanges(closing, names.prefix, run) : undefined;
  let isKept = shared.keep;
  stack.defer(async () => {
    await changes?.undo();
    const projects = [...names.projects, ...(changes?.project === undefined ? [] : [changes.project])];
    await upstream.recover();
    if (isKept) return;
    shared.onImagesLeft(await pushed.delete(shared.deleteImage));
    await Promise.all(projects.map((project) => deleteProject(closing, project)));
  });
  const clock = stack.use(watchingClock(api, () => names.projects, patience));
  const description = projectDescription(run);
  const onForeignChange = changes && ((request: KubeRequest) => changes.remember(request));
  const before = async (argv: readonly string[], texts: ReadonlyMap<string, string | undefined>): Promise<void> => {
    const change = foreignChange(argv, names);
    if (change !== undefined) await rememberCommand(change, argv, changes);
    if (isDryRun(argv)) return;
    for (const [file, text] of texts) {
      if (text === undefined) await rememberCommand(`what ${file} describes`, argv, changes, []);
      for (const { description, path } of text === undefined ? [] : await foreignObjects(api, text, names))
        await rememberCommand(description, argv, changes, path === undefined ? [] : [path]);
    }
  };
  const upstreamUser = { prefix: names.prefix, clock, pushed };
  return {
    api: experimentApi(api, names, { description, onProject, onForeignChange }),
    clock,
    internalRegistry: withRealNames(
      createClusterRegistry(internalRegistryHost, registries, () => readRegistryJournal(api, names, openedAt)),
      names,
    ),
    upstream: (host) => {
      const registry = upstream.open(host, upstreamUser);
      const place = upstream.place(host, names.prefix);
      if (place === undefined) return registry;
      names.place(host, place);
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
