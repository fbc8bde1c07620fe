import type { EventReport } from './event-recorder.ts';

/** After so many similar events within the interval (milliseconds), further ones are combined. */
const SIMILAR = 10;
const INTERVAL = 600_000;

/** One source may write so many events of one type about one object at once, and one more after each pause (milliseconds). */
const BURST = 25;
const PAUSE = 300_000;

interface SimilarGroup {
  readonly messages: Set<string>;
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
  readonly #groups = new Map<string, SimilarGroup>();
  readonly #known = new Map<string, { name: string; count: number }>();
  readonly #budgets = new Map<string, { left: number; at: number }>();

  correlate(report: EventReport, now: number): Correlated {
    const similar = similarKey(report);
    let group = this.#groups.get(similar);
    if (group === undefined || now - group.last > INTERVAL)
      this.#groups.set(similar, (group = { messages: new Set(), last: now }));
    group.messages.add(report.message);
    group.last = now;
    const combined = group.messages.size >= SIMILAR;
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

const budgetKey = ({ source, object, type }: EventReport): string =>
  [
    source.component,
    source.host,
    object.kind,
    object.metadata.namespace,
    object.metadata.name,
    object.metadata.uid,
    type,
  ].join('\n');

const similarKey = ({ source, object, fieldPath, type, reason }: EventReport): string => {
  const { namespace, name, uid } = object.metadata;
  return [source.component, source.host, object.kind, namespace, name, uid, fieldPath, type, reason].join('\n');
};
