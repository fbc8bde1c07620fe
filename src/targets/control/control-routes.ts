import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { PullLimit, RegistryTrouble } from '../../ports/upstream-control.ts';
import type { ClusterControl, ControlledRegistry } from './cluster-control.ts';

/** What is asked of a registry. */
export type RegistryOrder =
  | { readonly order: 'stop' | 'start' }
  | { readonly order: 'suffer'; readonly trouble: RegistryTrouble }
  | { readonly order: 'limit'; readonly limit: PullLimit | null }
  /** Milliseconds; `null`: for ever. */
  | { readonly order: 'keep'; readonly duration: number | null };

/** What is asked of a node. */
export type NodeOrder =
  | { readonly order: 'cordon' | 'uncordon' }
  | { readonly order: 'remove-image'; readonly image: string };

/** Answers the requests that have a document as their answer; `undefined` for a path that is none. */
export const answerControl = async (
  cluster: ClusterControl,
  method: string,
  path: readonly string[],
  body: unknown,
): Promise<unknown> => {
  const [resource = '', name = ''] = path;
  switch (`${method} ${resource}`) {
    case 'GET ':
      return { name: new URL(cluster.api).port, api: cluster.api, clock: cluster.clock.virtual ? 'virtual' : 'real' };
    case 'GET registries':
      return [...cluster.registries].map(([host, { isRunning }]) => ({ host, running: isRunning() }));
    case 'POST registries':
      await orderRegistry(findRegistry(cluster, name), name, body as RegistryOrder);
      return { host: name, running: findRegistry(cluster, name).isRunning() };
    case 'GET clock':
      return clockOf(cluster);
    case 'POST clock':
      await advance(cluster, (body as { advance: number }).advance);
      return clockOf(cluster);
    case 'GET nodes':
      return cluster.nodes.list();
    case 'POST nodes':
      return orderNode(cluster, name, body as NodeOrder);
    default:
      return undefined;
  }
};

/** @throws ConfigurationError when the cluster has no such registry */
export const findRegistry = ({ registries }: ClusterControl, host: string): ControlledRegistry => {
  const registry = registries.get(host);
  if (registry !== undefined) return registry;
  throw new ConfigurationError(`The cluster has no registry "${host}".`, { hint: [...registries.keys()].join(', ') });
};

const orderRegistry = async ({ control }: ControlledRegistry, host: string, order: RegistryOrder): Promise<void> => {
  if (control === undefined)
    throw new ConfigurationError(`The registry ${host} belongs to the cluster: it can only be looked at.`, {
      hint: `streamproof ctl registry ${host} journal`,
    });
  if (order.order === 'stop') await control.stop();
  if (order.order === 'start') await control.start();
  if (order.order === 'suffer') await control.suffer(order.trouble);
  if (order.order === 'limit') await control.limitPulls(order.limit ?? undefined);
  if (order.order === 'keep') await control.keepUntagged(order.duration ?? Number.POSITIVE_INFINITY);
};

const clockOf = ({ clock }: ClusterControl): object => ({
  clock: clock.virtual ? 'virtual' : 'real',
  now: new Date(clock.now()).toISOString(),
});

const advance = async ({ clock }: ClusterControl, duration: number): Promise<void> => {
  if (!clock.virtual)
    throw new ConfigurationError('The clock of this cluster follows real time and cannot be moved.', {
      hint: 'start the cluster with: streamproof up --clock virtual',
    });
  await clock.advance(duration);
  await clock.settled();
};

const orderNode = async ({ nodes }: ClusterControl, name: string, order: NodeOrder): Promise<unknown> => {
  const known = (await nodes.list()).map((node) => node.name);
  if (!known.includes(name)) throw new ConfigurationError(`There is no node "${name}".`, { hint: known.join(', ') });
  if (order.order !== 'remove-image') {
    await nodes.setSchedulable(name, order.order === 'uncordon');
    return { name, schedulable: order.order === 'uncordon' };
  }
  if (await nodes.removeImage(name, order.image)) return { name, removed: order.image };
  throw new ConfigurationError(`The node ${name} has no image "${order.image}".`, {
    hint: `streamproof ctl nodes images ${name}`,
  });
};
