import type { Event } from '../../../resources/event.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

/** What events have besides the fields that are asserted on. */
type WrittenEvent = Event & {
  series?: { count: number; lastObservedTime: string };
  involvedObject: { fieldPath?: string };
  reportingComponent?: string;
  reportingInstance?: string;
};

export const eventCells: CellPrinter<WrittenEvent> = (event, now) => {
  const { involvedObject: about, series, type = '', reason = '', message = '', metadata } = event;
  const first = ageOf(event.firstTimestamp ?? event.eventTime, now);
  const last =
    series === undefined
      ? event.lastTimestamp
        ? ageOf(event.lastTimestamp, now)
        : first
      : ageOf(series.lastObservedTime, now);
  const kind = (about.kind ?? '').toLowerCase();
  return [
    last,
    type,
    reason,
    about.name ? `${kind}/${about.name}` : kind,
    about.fieldPath ?? '',
    sourceText(event),
    message.trim(),
    first,
    series?.count ?? (event.count || 1),
    metadata.name,
  ];
};

/** The same event under the field names of events.k8s.io. */
type CurrentEvent = Omit<WrittenEvent, 'involvedObject' | 'message' | 'source' | 'count'> & {
  regarding?: WrittenEvent['involvedObject'];
  note?: string;
  reportingController?: string;
  deprecatedSource?: WrittenEvent['source'];
  deprecatedFirstTimestamp?: string | null;
  deprecatedLastTimestamp?: string | null;
  deprecatedCount?: number;
};

export const currentEventCells: CellPrinter<CurrentEvent> = (event, now) =>
  eventCells(
    {
      ...event,
      involvedObject: event.regarding ?? {},
      message: event.note,
      source: event.deprecatedSource,
      reportingComponent: event.reportingController,
      firstTimestamp: event.deprecatedFirstTimestamp,
      lastTimestamp: event.deprecatedLastTimestamp,
      count: event.deprecatedCount,
    } as WrittenEvent,
    now,
  );

const sourceText = ({ source = {}, reportingComponent, reportingInstance }: WrittenEvent): string => {
  const component = source.component || reportingComponent || '';
  const instance = source.host || reportingInstance || '';
  return instance === '' ? component : `${component}, ${instance}`;
};
