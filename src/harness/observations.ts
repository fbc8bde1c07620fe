import type { Exchange } from '../evidence/exchange.ts';
import type { ObservedRegistry, RegistryRequest } from '../ports/registry.ts';
import { type Event, eventTimeOf } from '../resources/event.ts';
import { eventKind, podKind } from '../resources/kinds/kinds.ts';
import type { Pod } from '../resources/workloads/pod.ts';
import type { AskedRegistry } from './askers.ts';
import { credentialsOwners, isOwnedBySecret } from './credentials-origin.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { imagePulls } from './image-pulls.ts';
import { traceExchanges } from './trace-exchanges.ts';

/**
 * Records what happened beside what steps asked for: the events of the projects, and everything that registries were asked.
 * What cannot be read here is left out.
 *
 * @param upstreams the registries outside that the experiment dealt with
 */
export const recordObservations = async (context: ExperimentContext, upstreams: readonly string[]): Promise<void> => {
  const { objects, projects, recorder } = context;
  const lists = await Promise.all(projects.names.map((namespace) => objects.list<Event>(eventKind, { namespace })));
  const events = lists.flat();
  const exchanges = await exchangesOf(context, upstreams, events);
  if (events.length > 0)
    recorder.record({
      kind: 'events',
      events: events.map(recordedEvent).toSorted((one, other) => one.at.localeCompare(other.at)),
    });
  if (exchanges.length > 0)
    recorder.record({ kind: 'pull', workload: projects.names.join(', '), requests: [...exchanges] });
};

const recordedEvent = (event: Event) => ({
  at: eventTimeOf(event),
  type: event.type ?? 'Normal',
  reason: event.reason ?? '',
  object: `${event.involvedObject.kind?.toLowerCase()}/${event.involvedObject.name}`,
  namespace: event.metadata.namespace,
  message: event.message ?? '',
});

const exchangesOf = async (
  context: ExperimentContext,
  upstreams: readonly string[],
  events: readonly Event[],
): Promise<readonly Exchange[]> => {
  const { cluster, has, objects, projects } = context;
  const read = async (registry: ObservedRegistry): Promise<AskedRegistry> => ({
    host: registry.host,
    isInternal: registry === cluster.internalRegistry,
    requests: await registry.requests(),
  });
  const registries = await Promise.all([
    ...(has('registry-journal') ? [read(cluster.internalRegistry)] : []),
    ...(has('upstream-journal') ? upstreams.map((host) => read(cluster.upstream(host))) : []),
  ]);
  if (registries.every(({ requests }: { requests: readonly RegistryRequest[] }) => requests.length === 0)) return [];
  const pods = await Promise.all(projects.names.map((namespace) => objects.list<Pod>(podKind, { namespace })));
  const hasOwners = registries.some(({ requests }) => requests.some(({ user }) => isOwnedBySecret(user)));
  const owners = hasOwners ? await credentialsOwners(objects, projects.names).catch(() => []) : [];
  const builds = events.some(({ involvedObject }) => involvedObject.kind === 'Build');
  return traceExchanges(registries, { pulls: imagePulls(pods.flat(), events), builds, owners });
};
