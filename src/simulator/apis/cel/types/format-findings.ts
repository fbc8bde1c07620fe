import type { CelType } from './cel-type.ts';
import { ownName } from './cel-type.ts';
import type { Call, CelFinding, Part } from './typed-tree.ts';

/** What a place in a text takes, and what is said of anything else. */
interface Clause {
  readonly takes: readonly string[];
  readonly otherwise: string;
}

const whole = ['int', 'uint'];
const fractions = ['double', 'string'];
const hex = {
  takes: [...whole, 'string', 'bytes'],
  otherwise: 'only integers, byte buffers, and strings can be formatted as hex, was given',
};

const CLAUSES: Readonly<Record<string, Clause>> = {
  s: {
    takes:
      'list map int uint double bool string google.protobuf.Timestamp bytes google.protobuf.Duration type null_type'.split(
        ' ',
      ),
    otherwise:
      'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given',
  },
  d: { takes: whole, otherwise: 'decimal clause can only be used on integers, was given' },
  f: { takes: fractions, otherwise: 'fixed-point clause can only be used on doubles, was given' },
  e: { takes: fractions, otherwise: 'scientific clause can only be used on doubles, was given' },
  b: { takes: [...whole, 'bool'], otherwise: 'only integers and bools can be formatted as binary, was given' },
  x: hex,
  X: hex,
  o: { takes: whole, otherwise: 'octal clause can only be used on integers, was given' },
};

const PLACE = /%(?:(%)|(?:\.(\d*))?(.)|$)/gsu;

/**
 * What is wrong with a text with places and the values for them, where both are written out: `'%d'.format([1])`.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/ext/formatting.go
 */
export const formatFindings = ({ at, name, target, args }: Call, typeOf: (part: Part) => CelType): CelFinding[] => {
  const [values] = args;
  if (name !== 'format' || target?.op !== 'literal' || values?.op !== 'list') return [];
  let next = 0;
  for (const [, percent, , letter] of String(target.value).matchAll(PLACE)) {
    if (percent !== undefined) continue;
    if (letter === undefined) return [{ at, message: 'unexpected end of string' }];
    const value = values.items[next];
    if (value === undefined) return [{ at, message: `index ${next} out of range` }];
    const clause = CLAUSES[letter];
    if (clause === undefined)
      return [{ at, message: `could not parse formatting clause: unrecognized formatting clause "${letter}"` }];
    const unfit = unfitPart(value, clause, letter === 's', typeOf);
    if (unfit !== undefined)
      return [{ at: unfit.at, message: `error during formatting: ${clause.otherwise} ${baseName(typeOf(unfit))}` }];
    next++;
  }
  const given = values.items.length;
  return given > next
    ? [{ at, message: `too many arguments supplied to string.format (expected ${next}, got ${given})` }]
    : [];
};

const baseName = (type: CelType): string => ownName({ ...type, params: [] });

/** The first part that a place does not take; texts look into lists and maps that are written out. */
const unfitPart = (part: Part, clause: Clause, isDeep: boolean, typeOf: (part: Part) => CelType): Part | undefined => {
  const type = typeOf(part);
  if (type.kind !== 'dyn' && !clause.takes.includes(baseName(type))) return part;
  const inner = !isDeep ? [] : part.op === 'list' ? part.items : part.op === 'map' ? part.entries.flat() : [];
  for (const each of inner) {
    const unfit = unfitPart(each, clause, isDeep, typeOf);
    if (unfit !== undefined) return unfit;
  }
  return undefined;
};
