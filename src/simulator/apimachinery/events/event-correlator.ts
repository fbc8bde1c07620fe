import { RecentMap } from '../recent-map.ts';
import type { EventReport } from './event-recorder.ts';

/** After so many similar events within the interval (milliseconds), further ones are combined. */
const SIMILAR = 10;
const INTERVAL = 600_000;

/** One source may write so many events of one type about one object at once, and one more after each pause (milliseconds). */
const BURST = 25;
const PAUSE = 300_000;

/** What is said about so many objects is remembered; client-go's caches have the same size. */
const REMEMBERED = 4096;

/** One event, however often it happens. */
export interface EventSeries {
  /** The message that all of it have in common; `undefined` for combined ones. */
  readonly message: string | undefined;
  /** Under which it is stored, from when it is. */
  name: string | undefined;
  count: number;
}

/** What became of a report. */
export interface Correlated {
  readonly message: string;
  /** Whether it stands for many similar ones. */
  readonly isCombined: boolean;
  /** What it belongs to, counted already if it is stored. */
  readonly series: EventSeries;
  /** Whether it is one too many and not to be written, though counted. */
  readonly dropped: boolean;
}

/** What one source says about one object, of one type. */
interface Source {
  readonly component: string;
  readonly host: string;
  readonly type: EventReport['type'];
  left: number;
  at: number;
  groups: readonly SimilarGroup[];
}

interface SimilarGroup {
  readonly fieldPath: string | undefined;
  readonly reason: string;
  /** As many different ones as it takes to combine them. */
  messages: string[];
  last: number;
  series: readonly EventSeries[];
}

/** The memory that turns repeated reports into counts. */
export class EventCorrelator {
  /** By the uid of the object. */
  readonly #sources = new RecentMap<string, Source[]>(REMEMBERED);

  correlate(report: EventReport, now: number): Correlated {
    const source = this.#sourceOf(report, now);
    const group = groupOf(source, report, now);
    const { messages } = group;
    if (messages.length < SIMILAR && !messages.includes(report.message)) messages.push(report.message);
    const combined = messages.length >= SIMILAR;
    const series = seriesOf(group, combined ? undefined : report.message);
    if (series.name !== undefined) series.count++;
    const message = combined ? `(combined from similar events): ${report.message}` : report.message;
    return { message, isCombined: combined, series, dropped: !spend(source, now) };
  }

  #sourceOf({ source: { component, host = '' }, object, type }: EventReport, now: number): Source {
    const { namespace = '', name, uid } = object.metadata;
    const key = uid ?? `${object.kind}\n${namespace}\n${name}`;
    let sources = this.#sources.get(key);
    if (sources === undefined) this.#sources.set(key, (sources = []));
    let source = sources.find((each) => each.component === component && each.host === host && each.type === type);
    if (source === undefined) sources.push((source = { component, host, type, left: BURST, at: now, groups: [] }));
    return source;
  }
}

/** Lists are made with what comes first: most get nothing else, and one that grows takes room for many. */
const groupOf = (source: Source, { fieldPath, reason, message }: EventReport, now: number): SimilarGroup => {
  let group = source.groups.find((each) => each.reason === reason && each.fieldPath === fieldPath);
  if (group === undefined) {
    group = { fieldPath, reason, messages: [message], last: now, series: [] };
    source.groups = [...source.groups, group];
  } else if (now - group.last > INTERVAL) group.messages = [];
  group.last = now;
  return group;
};

const seriesOf = (group: SimilarGroup, message: string | undefined): EventSeries => {
  let series = group.series.find((each) => each.message === message);
  if (series === undefined) {
    series = { message, name: undefined, count: 0 };
    group.series = [...group.series, series];
  }
  return series;
};

const spend = (source: Source, now: number): boolean => {
  const budget = Math.min(BURST, source.left + (now - source.at) / PAUSE);
  source.left = budget >= 1 ? budget - 1 : budget;
  source.at = now;
  return budget >= 1;
};
