import { durationProblem, parseDuration } from '../../../resources/values/parse-duration.ts';
/** The minutes at which something is due; all times UTC, milliseconds since the epoch. */
export interface CronSchedule {
  /** The first due time after `time`, `undefined` when there is none within five years. */
  next(time: number): number | undefined;
}

interface Field {
  readonly values: ReadonlySet<number>;
  readonly isAny: boolean;
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

/**
 * The five fields of cron, or a macro such as `@hourly`.
 *
 * @returns the schedule, or what is wrong with the text
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export const parseSchedule = (text: string): CronSchedule | string => {
  if (text.startsWith('@') && MACROS[text] === undefined) return parseDescriptor(text);
  const fields = (MACROS[text.trim()] ?? text).trim().split(/\s+/);
  if (fields.length !== 5) return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  const [minute, hour, day, month, weekday] = [
    parseField(fields[0] as string, 0, 59),
    parseField(fields[1] as string, 0, 23),
    parseField(fields[2] as string, 1, 31),
    parseField(fields[3] as string, 1, 12, MONTHS),
    parseField(fields[4] as string, 0, 6, DAYS),
  ];
  for (const field of [minute, hour, day, month, weekday]) if (typeof field === 'string') return field;
  return {
    next: (time) => nextTime(time, minute as Field, hour as Field, day as Field, month as Field, weekday as Field),
  };
};

/** `@every 1h30m`: whole seconds, counted from the last time. */
const parseDescriptor = (text: string): CronSchedule | string => {
  if (!text.startsWith('@every ')) return `unrecognized descriptor: ${text}`;
  const duration = text.slice('@every '.length);
  const length = parseDuration(duration);
  if (length === undefined) return `failed to parse duration ${text}: ${durationProblem(duration)}`;
  const delay = Math.max(1, Math.floor(length / 1000)) * 1000;
  return { next: (time) => Math.floor(time / 1000) * 1000 + delay };
};

const parseField = (text: string, lowest: number, highest: number, names: readonly string[] = []): Field | string => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(\*|\?|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(part);
    if (match === null) return `failed to parse int from ${part}: strconv.Atoi: parsing "${part}": invalid syntax`;
    const [, from = '', to, step = '1'] = match;
    const isAny = from === '*' || from === '?';
    const start = isAny ? lowest : numberOf(from, names);
    const end = isAny ? highest : to === undefined ? (match[3] === undefined ? start : highest) : numberOf(to, names);
    if (start === undefined || end === undefined)
      return `failed to parse int from ${from}: strconv.Atoi: parsing "${from}": invalid syntax`;
    if (start < lowest) return `beginning of range (${start}) below minimum (${lowest}): ${part}`;
    if (end > highest) return `end of range (${end}) above maximum (${highest}): ${part}`;
    if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${part}`;
    if (Number(step) === 0) return `step of range should be a positive number: ${part}`;
    for (let value = start; value <= end; value += Number(step)) values.add(value);
  }
  return { values, isAny: /^[*?]/.test(text) };
};

const numberOf = (text: string, names: readonly string[]): number | undefined => {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index;
  return /^\d+$/.test(text) ? Number(text) : undefined;
};

const nextTime = (
  time: number,
  minute: Field,
  hour: Field,
  day: Field,
  month: Field,
  weekday: Field,
): number | undefined => {
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
const isDue = (date: Date, day: Field, weekday: Field): boolean => {
  const byDay = day.values.has(date.getUTCDate());
  const byWeekday = weekday.values.has(date.getUTCDay());
  return day.isAny || weekday.isAny ? byDay && byWeekday : byDay || byWeekday;
};
