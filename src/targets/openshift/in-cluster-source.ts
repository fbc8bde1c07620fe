import { pushRecipe } from '../../adapters/push-recipe.ts';
import { refusedControl } from '../../adapters/refused-control.ts';
import { deleteTag } from '../../distribution/delete-tag.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { UpstreamRegistry } from '../../ports/registry.ts';
import { type InClusterRegistry, inClusterName, programOf, routeOf } from './in-cluster-objects.ts';
import { scaleProgram } from './in-cluster-program.ts';
import { deleteProject, markProject, projectDescription } from './run-projects.ts';
import type { UpstreamSource, UpstreamUser } from './upstream-source.ts';

/** Where registries are run in the cluster, and by whom. */
export interface InClusterOptions {
  readonly api: KubeApi;
  /** The same, also open to a run that was told to end. */
  readonly closing: KubeApi;
  readonly client: DistributionClient;
  readonly clock: ExperimentClock;
  /** Its own for every thread of a run: `sp-k3x9a-upstream-0`. */
  readonly project: string;
  readonly run: string;
  readonly image: string;
}

/**
 * The world outside in the cluster itself: a registry for each that features name, in a project of the run, reached by all through
 * the router. They can be stopped, and have what they had when they are started again, since all of it is pushed anew.
 *
 * @throws ConfigurationError when the cluster gives routes no host
 */
export const inClusterSource = async (options: InClusterOptions): Promise<UpstreamSource> => {
  const { api, closing, project, run, image } = options;
  const request = { apiVersion: 'project.openshift.io/v1', kind: 'ProjectRequest', metadata: { name: project } };
  await api.request({
    method: 'POST',
    path: '/apis/project.openshift.io/v1/projectrequests',
    body: { ...request, description: projectDescription(run) },
  });
  await markProject(closing, project, run);
  const registryOf = (name: string): InClusterRegistry => ({ project, name, image, run });
  const first = inClusterName('docker.io');
  const ending = (await makeRoute(api, registryOf(first))).slice(first.length);
  const routed = new Map<string, Promise<unknown>>([[first, Promise.resolve()]]);
  const registries = new Map<string, InClusterUpstream>();
  const hostOf = (registry: string): string => inClusterName(registry) + ending;
  return {
    place: (registry, prefix) => `${hostOf(registry)}/${prefix}`,
    open: (registry, user) => {
      const name = inClusterName(registry);
      const known =
        registries.get(registry) ??
        new InClusterUpstream(registryOf(name), hostOf(registry), options, async () => {
          const made = routed.get(name) ?? makeRoute(api, registryOf(name));
          routed.set(name, made);
          await made;
        });
      registries.set(registry, known);
      return known.openFor(registry, user);
    },
    recover: async () => {
      await Promise.all([...registries.values()].map((registry) => registry.recover()));
    },
    [Symbol.asyncDispose]: () => deleteProject(closing, project),
  };
};

/** @returns the host that the cluster gives it */
const makeRoute = async (api: KubeApi, registry: InClusterRegistry): Promise<string> => {
  const [path, body] = routeOf(registry);
  const { body: route } = await api.request<{ spec?: { host?: string } }>({ method: 'POST', path, body });
  if (route.spec?.host?.startsWith(registry.name)) return route.spec.host;
  throw new ConfigurationError(`the cluster gives the route ${registry.name} no host of its own`, {
    hint: '--upstream registry.example.com/team, a registry that the nodes reach',
  });
};

/** One registry in the cluster. */
class InClusterUpstream {
  readonly #registry: InClusterRegistry;
  readonly #host: string;
  readonly #options: InClusterOptions;
  readonly #route: () => Promise<void>;
  /** What has been done to its content, to be done again when it starts empty. */
  #done: (() => Promise<unknown>)[] = [];
  #made: Promise<void> | undefined;
  #isRunning = false;

  constructor(registry: InClusterRegistry, host: string, options: InClusterOptions, route: () => Promise<void>) {
    this.#registry = registry;
    this.#host = host;
    this.#options = options;
    this.#route = route;
  }

  openFor(registry: string, { prefix }: UpstreamUser): UpstreamRegistry {
    const open = (repository: string) => (access: 'pull,push' | 'delete,pull') =>
      this.#options.client.repository(this.#host, `${prefix}/${repository}`, { access });
    return {
      ...refusedControl('one in the cluster can only be stopped and started'),
      host: registry,
      serve: (repository, tag, recipe) => this.#change(() => pushRecipe(open(repository)('pull,push'), tag, recipe)),
      deleteTag: (repository, tag) => this.#change(() => deleteTag(open(repository), tag)),
      stop: () => this.#scale(0),
      start: () => this.#scale(1),
    };
  }

  /** Makes it ready for another experiment. */
  async recover(): Promise<void> {
    if (this.#made !== undefined && !this.#isRunning) {
      this.#done = [];
      await this.#scale(1);
    }
    this.#done = [];
  }

  async #change<T>(work: () => Promise<T>): Promise<T> {
    if (this.#made === undefined) await this.#scale(1);
    const result = await work();
    this.#done.push(work);
    return result;
  }

  async #scale(replicas: 0 | 1): Promise<void> {
    await (this.#made ??= this.#make());
    if (this.#isRunning === (replicas === 1)) return;
    await scaleProgram(this.#registry, replicas, { ...this.#options, host: this.#host });
    this.#isRunning = replicas === 1;
    if (this.#isRunning) for (const work of this.#done) await work();
  }

  async #make(): Promise<void> {
    await this.#route();
    for (const [path, body] of programOf(this.#registry))
      await this.#options.api.request({ method: 'POST', path, body });
  }
}
