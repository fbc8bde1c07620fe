import type { EventReport } from './event-recorder.ts';
import { RecentMap } from './recent-map.ts';

/** After so many similar events within the interval (milliseconds), further ones are combined. */
const SIMILAR = 10;
const INTERVAL = 600_000;

/** One source may write so many events of one type about one object at once, and one more after each pause (milliseconds). */
const BURST = 25;
const PAUSE = 300_000;

/** So many groups, events and sources are remembered; client-go's caches have the same size. */
const REMEMBERED = 4096;

interface SimilarGroup {
  /** As many different ones as it takes to combine them. */
  readonly messages: string[];
  last: number;
}

/** What became of a report. */
export interface Correlated {
  readonly message: string;
  /** Under what to remember the event, if it is a new one. */
  readonly key: string;
  /** The event that it repeats, with the new count. */
  readonly known: { readonly name: string; readonly count: number } | undefined;
  /** Whether it is one too many and not to be written, though counted. */
  readonly dropped: boolean;
}

/** The memory that turns repeated reports into counts. */
export class EventCorrelator {
  readonly #groups = new RecentMap<string, SimilarGroup>(REMEMBERED);
  readonly #known = new RecentMap<string, { name: string; count: number }>(REMEMBERED);
  readonly #budgets = new RecentMap<string, { left: number; at: number }>(REMEMBERED);

  correlate(report: EventReport, now: number): Correlated {
    const similar = similarKey(report);
    let group = this.#groups.get(similar);
    if (group === undefined || now - group.last > INTERVAL)
      this.#groups.set(similar, (group = { messages: [], last: now }));
    if (group.messages.length < SIMILAR && !group.messages.includes(report.message))
      group.messages.push(report.message);
    group.last = now;
    const combined = group.messages.length >= SIMILAR;
    const key = combined ? similar : `${similar}\n${report.message}`;
    const known = this.#known.get(key);
    if (known !== undefined) known.count++;
    const message = combined ? `(combined from similar events): ${report.message}` : report.message;
    return { message, key, known, dropped: !this.#spend(report, now) };
  }

  /** Notes under which name a new event was stored. */
  remember(key: string, name: string): void {
    this.#known.set(key, { name, count: 1 });
  }

  forget(key: string): void {
    this.#known.delete(key);
  }

  #spend(report: EventReport, now: number): boolean {
    const key = budgetKey(report);
    const { left, at } = this.#budgets.get(key) ?? { left: BURST, at: now };
    const budget = Math.min(BURST, left + (now - at) / PAUSE);
    this.#budgets.set(key, { left: budget >= 1 ? budget - 1 : budget, at: now });
    return budget >= 1;
  }
}

const budgetKey = ({ source, object, type }: EventReport): string => {
  const { namespace = '', name, uid = '' } = object.metadata;
  return `${source.component}\n${source.host ?? ''}\n${object.kind}\n${namespace}\n${name}\n${uid}\n${type}`;
};

const similarKey = (report: EventReport): string => `${budgetKey(report)}\n${report.fieldPath ?? ''}\n${report.reason}`;
