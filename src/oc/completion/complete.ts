import type { Command } from '../command.ts';
import { families } from '../command-line/families.ts';
import { type FoundCommand, findCommand } from '../command-line/find-command.ts';
import type { Flag } from '../command-line/flag.ts';
import { connectionFlags, globalFlags } from '../command-line/global-flags.ts';
import { type ParsedLine, parseFlags } from '../command-line/parse-flags.ts';
import { printFlags } from '../command-line/print-flags.ts';
import { commandTable } from '../command-table.ts';
import type { OcContext } from '../oc-context.ts';
import { files, just, type Lines, type Proposal } from './known-words.ts';
import { containersOf, printed, propose } from './propose.ts';
import { flagValues, whatFollows } from './what-follows.ts';

type RunOc = (argv: readonly string[], context: OcContext) => Promise<number>;

/**
 * `oc __complete WORD…`, which the completion of a shell asks: what the last word may become, a line each, with what a shell does
 * besides as `:4`.
 *
 * @see https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */
export const complete = async (words: readonly string[], context: OcContext, runOc: RunOc): Promise<number> => {
  const partial = words.at(-1) ?? '';
  const proposal = await proposalFor(words.slice(0, -1), partial, context, runOc);
  const { stdout, stderr } = printed(proposal, partial.replace(/^--[^=]*=/, ''));
  context.stdout(stdout);
  context.stderr(stderr);
  return 0;
};

const proposalFor = async (
  typed: readonly string[],
  partial: string,
  context: OcContext,
  runOc: RunOc,
): Promise<Proposal> => {
  const found = commandOf(typed);
  if (found === 'unknown') return files;
  if (found === undefined || 'family' in found)
    return partial.startsWith('-') ? just(flagNames(shared)) : just(below(found?.family.path ?? ''));
  const command = await found.row.load();
  const declared = flagsOf(command);
  const asked = flagAsked(found.rest, partial, declared);
  const line = parsed(asked?.words ?? found.rest, declared, command);
  if (line === undefined) return files;
  const lines = printedBy(runOc, context, line);
  if (asked !== undefined) return valuesOf(asked.flag, line, lines);
  if (line.dash < 0 && partial.startsWith('-')) return just(flagNames(declared));
  const inner = line.args.length === 0 ? below(found.row.path) : [];
  const follows = whatFollows[found.row.path];
  if (inner.length > 0) return just(inner);
  const missing = command.flags.filter(({ name, required }) => required && !line.flags.has(name));
  const { words, directive } = follows === undefined ? files : await propose(follows, line.args, partial, lines);
  return { words: [...missing.map(({ name, usage }) => `--${name}\t${usage}`), ...words], directive };
};

const shared: readonly Flag[] = [...globalFlags, ...connectionFlags];

const commandOf = (typed: readonly string[]): ReturnType<typeof findCommand> | 'unknown' => {
  try {
    return findCommand(typed);
  } catch {
    return 'unknown';
  }
};

const flagsOf = ({ flags }: Command): readonly Flag[] => [
  ...flags,
  ...(flags.some(({ formats }) => formats) ? printFlags : []),
  ...shared.filter(({ name }) => !flags.some((own) => own.name === name)),
];

/** The names of what stands below a command or family, and what each is about; those of other families count, other names do not. */
const below = (path: string): string[] => {
  const depth = path === '' ? 0 : path.split(' ').length;
  const named = new Map(
    [...families, ...commandTable]
      .flatMap(({ path: own, aliases = [], summary }) =>
        [own, ...aliases.filter((alias) => parentOf(alias) !== parentOf(own))].map((each) => ({
          words: each.split(' '),
          summary,
        })),
      )
      .filter(({ words }) => words.length === depth + 1 && words.slice(0, depth).join(' ') === path)
      .map(({ words, summary }) => [words.at(-1) ?? '', summary]),
  );
  return [...named].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, summary]) => `${name}\t${summary}`);
};

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(' ')));

const flagNames = (flags: readonly Flag[]): string[] =>
  flags
    .filter(({ deprecated }) => deprecated === undefined)
    .flatMap(({ name, short, usage }) => [
      `--${name}\t${usage}`,
      ...(short === undefined ? [] : [`-${short}\t${usage}`]),
    ])
    .sort();

/** The flag whose value is asked for: the word before, or the one before an equals sign. */
const flagAsked = (
  rest: FoundCommand['rest'],
  partial: string,
  declared: readonly Flag[],
): { flag: Flag; words: readonly string[] } | undefined => {
  if (rest.includes('--')) return undefined;
  const equals = partial.startsWith('--') ? partial.indexOf('=') : -1;
  const word = equals < 0 ? rest.at(-1) : partial.slice(0, equals);
  const flag = declared.find(
    ({ name, short }) => word === `--${name}` || (short !== undefined && word === `-${short}`),
  );
  if (flag === undefined || (equals < 0 && flag.implied !== undefined)) return undefined;
  return { flag, words: equals < 0 ? rest.slice(0, -1) : rest };
};

const parsed = (
  words: readonly string[],
  declared: readonly Flag[],
  { interspersed }: Command,
): ParsedLine | undefined => {
  try {
    return parseFlags(words, declared, interspersed);
  } catch {
    return undefined;
  }
};

const valuesOf = async (flag: Flag, { args }: ParsedLine, lines: Lines): Promise<Proposal> => {
  const [pod] = args;
  if (flag.formats !== undefined) return just(flag.formats);
  if (flag.name === 'container' && pod !== undefined) return just(await containersOf(pod, lines));
  const follows = flagValues[flag.name];
  return follows === undefined ? files : propose(follows, [], '', lines);
};

/** What was typed about the cluster, the user and the project counts for what is asked of the server, too. */
const printedBy =
  (runOc: RunOc, context: OcContext, { flags }: ParsedLine): Lines =>
  async (...words) => {
    const given = [...shared, { name: 'namespace' }].filter(({ name }) => flags.has(name) && name !== 'help');
    let text = '';
    const quiet = { ...context, stdout: (part: string) => void (text += part), stderr: () => undefined };
    await runOc([...words, ...new Set(given.map(({ name }) => `--${name}=${flags.string(name)}`))], quiet);
    return text.split('\n').filter((line) => line !== '');
  };
