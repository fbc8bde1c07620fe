import { timeError } from '../../../../resources/validation/time-error.ts';
import { parseDuration } from '../../../../resources/values/parse-duration.ts';
import { patternOf } from '../pattern.ts';
import { type CelType, shownType } from './cel-type.ts';
import { formatFindings } from './format-findings.ts';
import { type Call, type CelFinding, type Part, partsOf } from './typed-tree.ts';

type TypeOf = (part: Part) => CelType;

/**
 * What is wrong with values that are written out: times and patterns that are none, and lists of things of different types.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/cel/validator.go
 */
export const literalFindings = (root: Part, typeOf: TypeOf): CelFinding[] => {
  const findings: CelFinding[] = [];
  const visit = (part: Part, isFormatted: boolean): void => {
    if (part.op === 'call') findings.push(...argumentFindings(part), ...formatFindings(part, typeOf));
    if (!isFormatted) findings.push(...mixtures(part, typeOf));
    const isFormat = part.op === 'call' && part.name === 'format';
    for (const each of partsOf(part)) visit(each, isFormatted || isFormat);
  };
  visit(root, false);
  return findings;
};

const WRITTEN: Readonly<Record<string, (text: string) => boolean>> = {
  duration: (text) => parseDuration(text) !== undefined,
  timestamp: (text) => timeError(text) === undefined && !Number.isNaN(Date.parse(text)),
  // Some escapes are none only where JavaScript is strict about them, and some only where it is not.
  matches: (text) => isPattern(text, 'u') || isPattern(text),
};

const isPattern = (text: string, flags?: string): boolean => {
  try {
    patternOf(text, flags);
    return true;
  } catch {
    return false;
  }
};

/** Seconds of the years 1 to 9999. */
const isWithin = (seconds: bigint): boolean => seconds >= -62_135_596_800n && seconds <= 253_402_300_799n;

const argumentFindings = ({ name, args: [first] }: Call): CelFinding[] => {
  const isRight = WRITTEN[name];
  if (name === 'timestamp' && first?.op === 'literal' && typeof first.value === 'bigint')
    return isWithin(first.value) ? [] : [{ at: first.at, message: 'invalid timestamp argument' }];
  if (isRight === undefined || first?.op !== 'literal' || typeof first.value !== 'string') return [];
  return isRight(first.value) ? [] : [{ at: first.at, message: `invalid ${name} argument` }];
};

const mixtures = (part: Part, typeOf: TypeOf): CelFinding[] => {
  if (part.op === 'list') return differing(part.items, typeOf).slice(0, 1);
  if (part.op !== 'map') return [];
  return [0, 1].flatMap((index) =>
    differing(
      part.entries.map((entry) => entry[index] as Part),
      typeOf,
    ),
  );
};

/** The parts whose type is not that of the first. */
const differing = ([first, ...more]: readonly Part[], typeOf: TypeOf): CelFinding[] => {
  if (first === undefined) return [];
  const expected = shownType(typeOf(first));
  return more
    .map((part) => ({ at: part.at, found: shownType(typeOf(part)) }))
    .filter(({ found }) => found !== expected)
    .map(({ at, found }) => ({ at, message: `expected type '${expected}' but found '${found}'` }));
};
