import type { CronSchedule } from './cron-schedule.ts';

/** A schedule whose minutes are those of clocks in a time zone, such as `Europe/Zurich`. */
export const scheduleIn = (zone: string, schedule: CronSchedule): CronSchedule => ({
  next: (time) => {
    let wall = schedule.next(time + offsetAt(zone, time));
    while (wall !== undefined) {
      const instant = instantOf(zone, wall, time);
      if (instant !== undefined) return instant;
      wall = schedule.next(wall);
    }
    return undefined;
  },
});

/** `2026-07-01T09:00:00+02:00`; RFC 3339 in whole seconds, as clocks in a time zone show it. */
export const zonedTimestamp = (zone: string, time: number): string => {
  const offset = offsetAt(zone, time);
  const text = new Date(time + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${text}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${text}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};

/** The moment after `time` at which clocks show so much; none when they are put forward past it. */
const instantOf = (zone: string, wall: number, time: number): number | undefined =>
  [time, wall - 86_400_000, wall + 86_400_000]
    .map((near) => wall - offsetAt(zone, near))
    .filter((instant) => instant > time && instant + offsetAt(zone, instant) === wall)
    .sort((one, other) => one - other)[0];

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC, milliseconds. */
const offsetAt = (zone: string, time: number): number => {
  const numeric = 'numeric';
  let format = formats.get(zone);
  if (format === undefined) {
    const parts = {
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', era: 'short', ...parts });
    formats.set(zone, format);
  }
  const read = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes): number => read.get(type) ?? 0;
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wall - Math.floor(time / 1000) * 1000;
};
