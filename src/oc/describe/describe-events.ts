import type { Event } from '../../resources/event.ts';
import { eventKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Client } from '../client/client.ts';
import { shortAgeSince } from '../output/age.ts';

/** Undefined where nobody wants to see them (`--show-events=false`): nothing is said of them, not even that there are none. */
export type ShownEvents = readonly Event[] | undefined;

/** The events of an object as lines of cells, oldest first. */
export const describeEvents = (events: ShownEvents, now: number): string => {
  if (events === undefined) return '';
  if (events.length === 0) return 'Events:\t<none>\n';
  const sorted = [...events].sort((a, b) => timeOf(a) - timeOf(b));
  const rows = sorted.map(
    (event) =>
      `  ${event.type}\t${event.reason}\t${interval(event, now)}\t${sourceOf(event)}\t${(event.message ?? '').trim()}\n`,
  );
  return `Events:\n  Type\tReason\tAge\tFrom\tMessage\n  ----\t------\t----\t----\t-------\n${rows.join('')}`;
};

/** Reads the events of one object, if they are wanted. */
export const eventsOf = async (
  { client, showEvents }: { readonly client: Client; readonly showEvents: boolean },
  object: KubeObject,
): Promise<ShownEvents> => {
  if (!showEvents) return undefined;
  const { name, namespace = '', uid } = object.metadata;
  const selector = {
    'involvedObject.kind': object.kind,
    'involvedObject.name': name,
    'involvedObject.namespace': namespace,
    'involvedObject.uid': uid,
  };
  const fieldSelector = Object.entries(selector)
    .map(([field, value]) => `${field}=${value ?? ''}`)
    .join(',');
  return (await client.list<Event>(eventKind, namespace, { fieldSelector, limit: 500 })).items;
};

type LaterEvent = Event & { reportingComponent?: string; series?: { count: number; lastObservedTime: string } };

const interval = (event: LaterEvent, now: number): string => {
  const first = shortAgeSince(now, event.eventTime ?? event.firstTimestamp);
  if (event.series)
    return `${shortAgeSince(now, event.series.lastObservedTime)} (x${event.series.count} over ${first})`;
  return (event.count ?? 0) > 1 ? `${shortAgeSince(now, event.lastTimestamp)} (x${event.count} over ${first})` : first;
};

const sourceOf = (event: LaterEvent): string => event.source?.component || (event.reportingComponent ?? '');

const timeOf = ({ lastTimestamp }: Event): number => (lastTimestamp ? Date.parse(lastTimestamp) : 0);
