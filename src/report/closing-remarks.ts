import { finalOutcome } from './final-outcome.ts';
import type { ScenarioRecord } from './scenario-record.ts';
import { slowest } from './slowest.ts';

/** What a run ends with, so that nobody has to scroll: which experiments failed, prove nothing, are flaky or slow. */
export const closingRemarks = (
  records: readonly ScenarioRecord[],
): readonly (readonly [title: string, lines: readonly string[]])[] => {
  const placesOf = (outcome: ReturnType<typeof finalOutcome>): readonly string[] =>
    records.filter((record) => finalOutcome(record) === outcome).map(placeOf);
  const remarks = [
    ['failed', placesOf('failed')],
    ['inconclusive', placesOf('inconclusive')],
    ['flaky: passed when tried again', placesOf('flaky')],
    ['slowest', slowest(records).map((record) => `${(record.duration / 1000).toFixed(1)} s  ${placeOf(record)}`)],
  ] as const;
  return remarks.filter(([, lines]) => lines.length > 0);
};

const placeOf = ({ uri, failures, line, rowLine, name }: ScenarioRecord): string =>
  `${uri}:${failures[0]?.line ?? rowLine ?? line}  ${name}`;
