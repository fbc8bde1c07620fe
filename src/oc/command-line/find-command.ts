import { type CommandRow, commandTable } from '../command-table.ts';
import { OcError, usageError } from '../oc-error.ts';
import { type Family, families, familyNamed } from './families.ts';
import type { Flag } from './flag.ts';
import { connectionFlags, globalFlags } from './global-flags.ts';
import { suggestions } from './suggestions.ts';

/** The command that a command line names. */
export interface FoundCommand {
  readonly row: CommandRow;
  /** What messages call it: `oc adm policy who-can` and `oc policy who-can` are two commands that do the same. */
  readonly path: string;
  /** The words of the command as they were typed. */
  readonly typed: readonly string[];
  /** The command line without the words of the command; flags that stood before them stay. */
  readonly rest: readonly string[];
}

/** A family that a command line names without one of its commands. */
export interface FoundFamily {
  readonly family: Family;
  readonly rest: readonly string[];
}

/**
 * Finds the command: the most words that name one win (`set image-lookup` before `set`).
 *
 * @returns `undefined` for no words at all, which asks for help, and a family for its name alone (`oc set`)
 * @throws OcError for a word that is no command, with the names that look alike
 */
export const findCommand = (argv: readonly string[]): FoundCommand | FoundFamily | undefined => {
  const placed = leadingWords(argv);
  const words = placed.map(({ word }) => word);
  const [first] = words;
  if (first === undefined) return undefined;
  const named = rowNamed(words);
  const found = familyNamed(words);
  if (named && named.length >= (found?.length ?? 0))
    return {
      row: named.row,
      path: pathOf(named.row, words.slice(0, named.length)),
      typed: words.slice(0, named.length),
      rest: without(argv, placed.slice(0, named.length)),
    };
  if (!found)
    throw new OcError(`unknown command ${JSON.stringify(first)} for "oc"${suggestions(first, topLevelNames())}`);
  const more = words.slice(found.length);
  const asksForHelp = argv.some((word) => word === '--help' || word === '-h');
  if (more.length > 0 && !asksForHelp)
    throw usageError(`oc ${found.family.path}`, `unknown command ${JSON.stringify(more.join(' '))}`);
  return { family: found.family, rest: without(argv, placed) };
};

interface PlacedWord {
  readonly word: string;
  readonly index: number;
}

/** An alias may have more words than the command's own name. */
const rowNamed = (words: readonly string[]): { row: CommandRow; length: number } | undefined => {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const path = words.slice(0, length).join(' ');
    const row = commandTable.find((candidate) => candidate.path === path || candidate.aliases?.includes(path));
    if (row) return { row, length };
  }
  return undefined;
};

/** The words that were typed when they are below another family, else the command's own name. */
const pathOf = ({ path }: CommandRow, words: readonly string[]): string => {
  const parent = words.slice(0, -1).join(' ');
  const isOther = !path.startsWith(`${parent} `) && families.some((family) => family.path === parent);
  return `oc ${isOther ? words.join(' ') : path}`;
};

/** The words before the first `--`, without flags and the values that belong to them. */
const leadingWords = (argv: readonly string[]): PlacedWord[] => {
  const words: PlacedWord[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] as string;
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') words.push({ word, index });
    else if (takesNextWord(word)) index += 1;
  }
  return words;
};

const takesNextWord = (word: string): boolean => {
  if (word.includes('=')) return false;
  const flag = [...globalFlags, ...connectionFlags].find(
    (candidate: Flag) => word === `--${candidate.name}` || word === `-${candidate.short}`,
  );
  return flag !== undefined && flag.implied === undefined;
};

const without = (argv: readonly string[], words: readonly PlacedWord[]): string[] =>
  argv.filter((_, index) => !words.some((word) => word.index === index));

const topLevelNames = (): string[] => [
  ...new Set([...commandTable, ...families].map(({ path }) => path.split(' ')[0] as string)),
];
