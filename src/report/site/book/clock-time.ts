import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { duration } from '../text/duration.ts';

/** When an experiment began on the clock of its target: milliseconds since the epoch; undefined when nothing tells. */
export const beginningOf = ({ facts, steps }: ExperimentFacts): number | undefined => {
  const times = [
    ...(steps ?? []).map(({ startedAt }) => startedAt),
    ...facts.flatMap((one) => {
      if (one.kind === 'command') return one.startedAt;
      if (one.kind === 'requests' || one.kind === 'pull') return one.requests.map(({ at }) => at);
      return [];
    }),
  ].flatMap((time) => (time === undefined || Number.isNaN(Date.parse(time)) ? [] : Date.parse(time)));
  return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
};

/** A time by how long after the beginning it was: `+15 m`. */
export const offset = (at: string | number, beginning: number | undefined): string => {
  const time = typeof at === 'number' ? at : Date.parse(at);
  if (beginning === undefined || Number.isNaN(time)) return String(at);
  return time < beginning ? `−${duration(beginning - time)}` : `+${duration(time - beginning)}`;
};
