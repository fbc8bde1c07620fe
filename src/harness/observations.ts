import type { Exchange } from '../evidence/exchange.ts';
import type { ObservedRegistry, RegistryRequest } from '../ports/registry.ts';
import { type Event, eventTimeOf } from '../resources/event.ts';
import { eventKind, podKind } from '../resources/kinds.ts';
import type { Pod } from '../resources/pod.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { type AskedRegistry, type RunningImage, traceExchanges } from './trace-exchanges.ts';

/**
 * Records what happened beside what steps asked for: the events of the projects, and everything that registries were asked.
 * What cannot be read here is left out.
 *
 * @param upstreams the registries outside that the experiment dealt with
 */
export const recordObservations = async (context: ExperimentContext, upstreams: readonly string[]): Promise<void> => {
  const { projects, recorder } = context;
  const [events, exchanges] = await Promise.all([eventsOf(context), exchangesOf(context, upstreams)]);
  if (events.length > 0) recorder.record({ kind: 'events', events: [...events] });
  if (exchanges.length > 0)
    recorder.record({ kind: 'pull', workload: projects.names.join(', '), requests: [...exchanges] });
};

const eventsOf = async ({ objects, projects }: ExperimentContext) => {
  const lists = await Promise.all(projects.names.map((namespace) => objects.list<Event>(eventKind, { namespace })));
  return lists
    .flat()
    .map((event) => ({
      at: eventTimeOf(event),
      type: event.type ?? 'Normal',
      reason: event.reason ?? '',
      object: `${event.involvedObject.kind?.toLowerCase()}/${event.involvedObject.name}`,
      namespace: event.metadata.namespace,
      message: event.message ?? '',
    }))
    .toSorted((one, other) => one.at.localeCompare(other.at));
};

const exchangesOf = async (context: ExperimentContext, upstreams: readonly string[]): Promise<readonly Exchange[]> => {
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
  return traceExchanges(registries, pods.flat().flatMap(runningImage));
};

const runningImage = ({ spec }: Pod): readonly RunningImage[] =>
  spec.nodeName === undefined ? [] : [{ node: spec.nodeName, image: spec.containers[0]?.image ?? '' }];
