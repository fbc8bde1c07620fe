import type { Environment } from '@marcbachmann/cel-js';
import { shownDuration, shownMoment } from './shown-time.ts';

/**
 * Texts with places for values: `'%s has %d'.format([self.name, self.count])`.
 *
 * @see https://pkg.go.dev/github.com/google/cel-go/ext#hdr-Format
 */
export const addFormattedText = (environment: Environment): void => {
  environment.registerFunction('string.format(list): string', formatted);
};

const PLACE = /%(?:(%)|(?:\.(\d+))?(.)|$)/gsu;

const formatted = (text: string, values: readonly unknown[]): string => {
  let next = 0;
  const result = text.replaceAll(
    PLACE,
    (_, percent: string | undefined, digits: string | undefined, clause: string | undefined) => {
      if (percent !== undefined) return '%';
      if (clause === undefined) throw new Error('unexpected end of string');
      const write = CLAUSES[clause];
      if (write === undefined)
        throw new Error(`could not parse formatting clause: unrecognized formatting clause ${JSON.stringify(clause)}`);
      if (next >= values.length) throw new Error(`index ${next} out of range`);
      return write(values[next++], digits === undefined ? 6 : Number(digits));
    },
  );
  if (next < values.length)
    throw new Error(`too many arguments supplied to string.format (expected ${next}, got ${values.length})`);
  return result;
};

type Clause = (value: unknown, digits: number) => string;

const wrong = (clause: string, takes: string, value: unknown): never => {
  throw new Error(`error during formatting: ${clause} clause can only be used on ${takes}, was given ${kindOf(value)}`);
};

const isWhole = (value: unknown): value is bigint => typeof value === 'bigint' || kindOf(value) === 'uint';

/** Letters of a number in another base; those of texts and bytes are written one after another. */
const hex: Clause = (value) => {
  if (isWhole(value)) return BigInt(value).toString(16);
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return wrong('hex', 'integers, byte buffers, and strings', value);
};

const CLAUSES: Readonly<Record<string, Clause>> = {
  s: (value) => shown(value),
  d: (value) => (isWhole(value) ? String(value) : wrong('decimal', 'integers', value)),
  f: (value, digits) => (typeof value === 'number' ? value.toFixed(digits) : wrong('fixed-point', 'doubles', value)),
  e: (value, digits) => {
    if (typeof value !== 'number') return wrong('scientific', 'doubles', value);
    const [factor = '', power = ''] = value.toExponential(digits).split('e');
    const raised = power.replace('+', '').replace(/^(-?)(\d)$/, '$10$2');
    return `${factor} × 10${[...raised].map((each) => RAISED[each]).join('')}`;
  },
  x: hex,
  X: (value, digits) => hex(value, digits).toUpperCase(),
  b: (value) => {
    if (typeof value === 'boolean') return value ? '1' : '0';
    return isWhole(value) ? BigInt(value).toString(2) : wrong('binary', 'integers and bools', value);
  },
  o: (value) => (isWhole(value) ? BigInt(value).toString(8) : wrong('octal', 'integers', value)),
};

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [String(digit), sign]).concat([['-', '⁻']]),
);

/** A value as text; within lists and maps texts are quoted. */
const shown = (value: unknown, isWithin = false): string => {
  switch (kindOf(value)) {
    case 'string':
      return isWithin ? JSON.stringify(value) : (value as string);
    case 'bytes': {
      const text = Buffer.from(value as Uint8Array).toString();
      return isWithin ? `b${JSON.stringify(text)}` : text;
    }
    case 'double':
      return isWithin ? (value as number).toFixed(6) : String(value);
    case 'null_type':
      return 'null';
    case 'timestamp':
      return shownMoment(value as Date);
    case 'duration':
      return shownDuration(value as { seconds: bigint; nanos: number });
    case 'list':
      return `[${(value as unknown[]).map((each) => shown(each, true)).join(', ')}]`;
    case 'map': {
      const entries = Object.entries(value as object).map(([key, each]) => [JSON.stringify(key), shown(each, true)]);
      entries.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
      return `{${entries.map((pair) => pair.join(':')).join(', ')}}`;
    }
    case 'int':
    case 'uint':
    case 'bool':
      return String(value);
    case 'type':
      return (value as { readonly name: string }).name;
    default:
      return wrong(
        'string',
        'strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
        value,
      );
  }
};

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  bigint: 'int',
  number: 'double',
  boolean: 'bool',
};

const OBJECTS: Readonly<Record<string, string>> = {
  UnsignedInt: 'uint',
  Duration: 'duration',
  Date: 'timestamp',
  Array: 'list',
  Object: 'map',
  Type: 'type',
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null_type';
  if (value instanceof Uint8Array) return 'bytes';
  return SCALARS[typeof value] ?? OBJECTS[(value as object).constructor.name] ?? 'dyn';
};
