import { durationProblem, parseDuration } from '../../../resources/values/parse-duration.ts';
import { type CronField, type FieldBounds, parseField, ScheduleError } from './cron-field.ts';

/** The minutes at which something is due; all times UTC, milliseconds since the epoch. */
export interface CronSchedule {
  /** The first due time after `time`, `undefined` when there is none within five years. */
  next(time: number): number | undefined;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month, day of the week. */
const BOUNDS: readonly FieldBounds[] = [
  { lowest: 0, highest: 59 },
  { lowest: 0, highest: 23 },
  { lowest: 1, highest: 31 },
  { lowest: 1, highest: 12, names: MONTHS },
  { lowest: 0, highest: 6, names: DAYS },
];

/**
 * The five fields of cron, or a macro such as `@hourly`.
 *
 * @returns the schedule, or what is wrong with the text
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export const parseSchedule = (text: string): CronSchedule | string => {
  if (text === '') return 'empty spec string';
  if (text.startsWith('@') && MACROS[text] === undefined) return parseDescriptor(text);
  const words = (MACROS[text] ?? text).trim().split(/\s+/).filter(Boolean);
  if (words.length !== BOUNDS.length)
    return `expected exactly ${BOUNDS.length} fields, found ${words.length}: [${words.join(' ')}]`;
  try {
    const field = (index: number): CronField => parseField(words[index] as string, BOUNDS[index] as FieldBounds);
    const fields: Fields = [field(0), field(1), field(2), field(3), field(4)];
    return { next: (time) => nextTime(time, fields) };
  } catch (error) {
    if (error instanceof ScheduleError) return error.message;
    throw error;
  }
};

type Fields = readonly [minute: CronField, hour: CronField, day: CronField, month: CronField, weekday: CronField];

/** `@every 1h30m`: whole seconds, counted from the last time. */
const parseDescriptor = (text: string): CronSchedule | string => {
  if (!text.startsWith('@every ')) return `unrecognized descriptor: ${text}`;
  const duration = text.slice('@every '.length);
  const length = parseDuration(duration);
  if (length === undefined) return `failed to parse duration ${text}: ${durationProblem(duration)}`;
  const delay = Math.max(1, Math.floor(length / 1000)) * 1000;
  return { next: (time) => Math.floor(time / 1000) * 1000 + delay };
};

const nextTime = (time: number, [minute, hour, day, month, weekday]: Fields): number | undefined => {
  const start = Math.floor(time / MINUTE) * MINUTE + MINUTE;
  const limit = start + 5 * 366 * DAY;
  for (let at = start; at < limit; ) {
    const date = new Date(at);
    if (!month.values.has(date.getUTCMonth() + 1) || !isDue(date, day, weekday)) at = Math.floor(at / DAY) * DAY + DAY;
    else if (!hour.values.has(date.getUTCHours())) at = Math.floor(at / 3_600_000) * 3_600_000 + 3_600_000;
    else if (!minute.values.has(date.getUTCMinutes())) at += MINUTE;
    else return at;
  }
  return undefined;
};

/** With both days restricted, either is enough. */
const isDue = (date: Date, day: CronField, weekday: CronField): boolean => {
  const byDay = day.values.has(date.getUTCDate());
  const byWeekday = weekday.values.has(date.getUTCDay());
  return day.isAny || weekday.isAny ? byDay && byWeekday : byDay || byWeekday;
};
