import { isJsonObject } from '../../../image/json-object.ts';
import { entriesInOrder } from '../../../image/key-order.ts';
import { floatText } from '../../../resources/values/float-text.ts';
import { printed, type TemplateValue, typeName } from './values.ts';

/**
 * Go's `fmt.Sprintf` for the values that templates have: `%v %s %d %q %t %f %e %g %x %X %o %b %c %%` with flags, width and
 * precision; what does not fit is said in the text, as Go does.
 *
 * @see https://pkg.go.dev/fmt
 */
export const formatText = (format: string, values: readonly TemplateValue[]): string => {
  let next = 0;
  const take = (): TemplateValue => values[next++];
  const text = format.replaceAll(
    /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d+)?)?([\s\S])?/g,
    (directive, flags: string, width: string | undefined, precision: string | undefined, verb: string | undefined) => {
      if (verb === '%') return '%';
      if (verb === undefined) return '%!(NOVERB)';
      const columns = width === '*' ? Number(take()) : Number(width ?? 0);
      const digits = directive.includes('.')
        ? precision === '*'
          ? Number(take())
          : Number(precision ?? 0)
        : undefined;
      if (next >= values.length) return `%!${verb}(MISSING)`;
      return formatOne(take(), { verb, flags, columns, digits });
    },
  );
  const extra = values.slice(next);
  return extra.length === 0
    ? text
    : `${text}%!(EXTRA ${extra.map((value) => `${typeName(value)}=${printed(value)}`).join(', ')})`;
};

/** How a directive wants its value. */
interface Wish {
  readonly verb: string;
  readonly flags: string;
  readonly columns: number;
  readonly digits: number | undefined;
}

/** What is in lists and maps is formatted one by one. */
const formatOne = (value: TemplateValue, wish: Wish): string => {
  const { verb, flags, columns, digits } = wish;
  const formatted = formatters[verb]?.(value, digits, flags);
  if (formatted !== undefined) return pad(formatted, columns, flags);
  if (Array.isArray(value)) return `[${value.map((item) => formatOne(item, wish)).join(' ')}]`;
  if (isJsonObject(value)) {
    const members = entriesInOrder(value).map((member) => member.map((part) => formatOne(part, wish)).join(':'));
    return `map[${members.join(' ')}]`;
  }
  if (value === undefined || value === null) return `%!${verb}(<nil>)`;
  return `%!${verb}(${typeName(value)}=${pad(printed(value), columns, flags)})`;
};

const isContainer = (value: TemplateValue): boolean => Array.isArray(value) || isJsonObject(value);

type Formatter = (value: TemplateValue, digits: number | undefined, flags: string) => string | undefined;

const cut = (text: string, digits: number | undefined): string =>
  digits === undefined ? text : [...text].slice(0, digits).join('');

const whole =
  (radix: number, upper = false): Formatter =>
  (value, _, flags) => {
    if (typeof value !== 'bigint') return undefined;
    const text = value.toString(radix);
    return `${flags.includes('+') && value >= 0n ? '+' : ''}${upper ? text.toUpperCase() : text}`;
  };

const hexadecimal =
  (upper: boolean): Formatter =>
  (value, digits, flags) => {
    if (typeof value !== 'string') return whole(16, upper)(value, digits, flags);
    const text = Buffer.from(value).toString('hex');
    return upper ? text.toUpperCase() : text;
  };

const decimal =
  (write: (value: number, digits: number) => string): Formatter =>
  (value, digits = 6, flags) =>
    typeof value === 'number' ? `${flags.includes('+') && value >= 0 ? '+' : ''}${write(value, digits)}` : undefined;

const withTwoDigits = (text: string): string => text.replace(/e([+-])(\d)$/, 'e$10$2');

const formatters: Readonly<Record<string, Formatter>> = {
  T: typeName,
  v: (value, digits) =>
    typeof value === 'string' ? cut(value, digits) : isContainer(value) ? undefined : printed(value),
  s: (value, digits) => (typeof value === 'string' ? cut(value, digits) : undefined),
  q: (value, digits) =>
    typeof value === 'string'
      ? JSON.stringify(cut(value, digits))
      : typeof value === 'bigint'
        ? `'${String.fromCodePoint(Number(value))}'`
        : undefined,
  t: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  d: whole(10),
  o: whole(8),
  b: whole(2),
  c: (value) => (typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : undefined),
  x: hexadecimal(false),
  X: hexadecimal(true),
  f: decimal((value, digits) => value.toFixed(digits)),
  e: decimal((value, digits) => withTwoDigits(value.toExponential(digits))),
  g: (value) => (typeof value === 'number' ? floatText(value) : undefined),
};

const pad = (text: string, columns: number, flags: string): string => {
  const missing = Math.max(0, columns - [...text].length);
  if (flags.includes('-')) return text + ' '.repeat(missing);
  const zeros = flags.includes('0') && /^[+-]?\d/.test(text);
  return zeros ? text.replace(/^[+-]?/, (sign) => sign + '0'.repeat(missing)) : ' '.repeat(missing) + text;
};
