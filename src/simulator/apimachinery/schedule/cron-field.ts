/** What one of the five fields may hold. */
export interface FieldBounds {
  readonly lowest: number;
  readonly highest: number;
  /** `jan`, `feb` …, by the number that each stands for. */
  readonly names?: readonly string[];
}

/** The numbers of a field; `isAny` when every one of them will do, and nobody has asked for steps. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  readonly isAny: boolean;
}

/** A text is no field of a schedule. */
export class ScheduleError extends Error {}

/**
 * Numbers, names, ranges and steps, with commas between them: `5`, `mon-fri`, `*`/`?`, `8-18/2`, `3/10` up to the highest.
 *
 * @throws ScheduleError
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export const parseField = (text: string, bounds: FieldBounds): CronField => {
  const ranges = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => parseRange(part, bounds));
  return {
    values: new Set(ranges.flatMap(({ values }) => [...values])),
    isAny: ranges.some(({ isAny }) => isAny),
  };
};

const parseRange = (text: string, bounds: FieldBounds): CronField => {
  const { lowest, highest } = bounds;
  const [range = '', stepText, ...slashes] = text.split('/');
  const [from = '', to, ...hyphens] = range.split('-');
  const isStar = from === '*' || from === '?';
  const start = isStar ? lowest : numberOf(from, bounds);
  if (!isStar && hyphens.length > 0) throw new ScheduleError(`too many hyphens: ${text}`);
  const last = isStar ? highest : to === undefined ? start : numberOf(to, bounds);
  if (slashes.length > 0) throw new ScheduleError(`too many slashes: ${text}`);
  const step = stepText === undefined ? 1 : wholeNumber(stepText);
  const end = stepText !== undefined && to === undefined ? highest : last;
  if (start < lowest) throw new ScheduleError(`beginning of range (${start}) below minimum (${lowest}): ${text}`);
  if (end > highest) throw new ScheduleError(`end of range (${end}) above maximum (${highest}): ${text}`);
  if (start > end) throw new ScheduleError(`beginning of range (${start}) beyond end of range (${end}): ${text}`);
  if (step === 0) throw new ScheduleError(`step of range should be a positive number: ${text}`);
  const values = new Set<number>();
  for (let value = start; value <= end; value += step) values.add(value);
  return { values, isAny: isStar && step === 1 };
};

const numberOf = (text: string, { names = [] }: FieldBounds): number => {
  const index = names.indexOf(text.toLowerCase());
  return text !== '' && index >= 0 ? index : wholeNumber(text);
};

const wholeNumber = (text: string): number => {
  if (!/^[+-]?\d+$/.test(text))
    throw new ScheduleError(
      `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  const number = Number(text);
  if (number < 0) throw new ScheduleError(`negative number (${number}) not allowed: ${text}`);
  return number;
};
