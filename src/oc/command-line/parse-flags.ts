import { OcError } from '../oc-error.ts';
import type { Flag } from './flag.ts';
import { Flags } from './flags.ts';

/** A command line taken apart. */
export interface ParsedLine {
  readonly flags: Flags;
  /** The words that are no flags, in order. */
  readonly args: readonly string[];
  /** How many of them stand before `--`; -1 without one. */
  readonly dash: number;
  /** What is said of flags that were used although they are deprecated. */
  readonly deprecated: readonly string[];
}

interface Reading {
  readonly declared: readonly Flag[];
  readonly rest: string[];
  readonly flags: Flags;
  /** The warnings so far, each once. */
  readonly warnings: Set<string>;
}

/**
 * Reads flags as `pflag` does: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-it`; `--` ends them, and so does the
 * first word when `interspersed` is false (`oc rsh pod ls -l`).
 *
 * @throws OcError with the wording of `pflag`
 */
export const parseFlags = (words: readonly string[], declared: readonly Flag[], interspersed = true): ParsedLine => {
  const reading: Reading = { declared, rest: [...words], flags: new Flags(declared), warnings: new Set() };
  const args: string[] = [];
  let dash = -1;
  while (reading.rest.length > 0) {
    const word = reading.rest.shift() as string;
    if (word === '--') {
      dash = args.length;
      args.push(...reading.rest.splice(0));
    } else if (word.startsWith('--')) readLong(word, reading);
    else if (word.startsWith('-') && word !== '-') readShort(word, reading);
    else {
      args.push(word);
      if (!interspersed) args.push(...reading.rest.splice(0));
    }
  }
  return { flags: reading.flags, args, dash, deprecated: [...reading.warnings] };
};

const readLong = (word: string, reading: Reading): void => {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  if (name === '' || name.startsWith('-')) throw new OcError(`bad flag syntax: ${word}`);
  const flag = reading.declared.find((candidate) => candidate.name === name);
  if (!flag) throw new OcError(`unknown flag: --${name}`);
  const value = equals >= 0 ? word.slice(equals + 1) : (flag.implied ?? reading.rest.shift());
  if (value === undefined) throw new OcError(`flag needs an argument: --${name}`);
  use(flag, value, reading);
};

const readShort = (word: string, reading: Reading): void => {
  let letters = word.slice(1);
  while (letters !== '') letters = readLetter(letters, reading);
};

/** Reads the flag of the first letter; what is left are further flags of one letter. */
const readLetter = (letters: string, reading: Reading): string => {
  const letter = letters.charAt(0);
  const flag = reading.declared.find((candidate) => candidate.short === letter);
  if (!flag) throw new OcError(`unknown shorthand flag: '${letter}' in -${letters}`);
  if (flag.deprecatedShort !== undefined)
    reading.warnings.add(`Flag shorthand -${letter} has been deprecated, ${flag.deprecatedShort}`);
  const behind = letters.slice(1);
  if (flag.implied !== undefined && !behind.startsWith('=')) {
    use(flag, flag.implied, reading);
    return behind;
  }
  const value = behind === '' ? reading.rest.shift() : behind.replace(/^=/, '');
  if (value === undefined) throw new OcError(`flag needs an argument: '${letter}' in -${letters}`);
  use(flag, value, reading);
  return '';
};

const use = (flag: Flag, value: string, reading: Reading): void => {
  reading.flags.add(flag, value, flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`);
  if (flag.deprecated !== undefined)
    reading.warnings.add(`Flag --${flag.name} has been deprecated, ${flag.deprecated}`);
};
