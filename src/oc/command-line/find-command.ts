import { type CommandRow, commandTable } from '../command-table.ts';
import { OcError, usageError } from '../oc-error.ts';
import type { Flag } from './flag.ts';
import { connectionFlags, globalFlags } from './global-flags.ts';
import { suggestions } from './suggestions.ts';

/** The command that a command line names. */
export interface FoundCommand {
  readonly row: CommandRow;
  /** The command line without the words of the command; flags that stood before them stay. */
  readonly rest: readonly string[];
}

/**
 * Finds the command: the most words that name one win (`set image-lookup` before `set`).
 *
 * @returns `undefined` for no words at all, which asks for help, and a list of rows for the name of a family (`oc set`)
 * @throws OcError for a word that is no command, with the names that look alike
 */
export const findCommand = (argv: readonly string[]): FoundCommand | readonly CommandRow[] | undefined => {
  const words = leadingWords(argv);
  const [first] = words;
  if (first === undefined) return undefined;
  const named = rowNamed(words);
  if (named) return { row: named.row, rest: without(argv, words.slice(0, named.length)) };
  const family = commandTable.filter((candidate) => candidate.path.startsWith(`${first.word} `));
  if (family.length === 0)
    throw new OcError(
      `unknown command ${JSON.stringify(first.word)} for "oc"${suggestions(first.word, topLevelNames())}`,
    );
  if (words.length > 1)
    throw usageError(
      `oc ${first.word}`,
      `unknown command ${JSON.stringify(
        words
          .slice(1)
          .map(({ word }) => word)
          .join(' '),
      )}`,
    );
  return family;
};

interface PlacedWord {
  readonly word: string;
  readonly index: number;
}

/** An alias may have more words than the command's own name. */
const rowNamed = (words: readonly PlacedWord[]): { row: CommandRow; length: number } | undefined => {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const path = words
      .slice(0, length)
      .map(({ word }) => word)
      .join(' ');
    const row = commandTable.find((candidate) => candidate.path === path || candidate.aliases?.includes(path));
    if (row) return { row, length };
  }
  return undefined;
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

const topLevelNames = (): string[] => [...new Set(commandTable.map(({ path }) => path.split(' ')[0] as string))];
