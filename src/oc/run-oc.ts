import { createClient } from './client/client.ts';
import type { Command } from './command.ts';
import { contextFor, withKubeconfig } from './command-line/choose-connection.ts';
import { resolveDryRun } from './command-line/dry-run.ts';
import { type FoundCommand, type FoundFamily, findCommand } from './command-line/find-command.ts';
import type { Flag } from './command-line/flag.ts';
import type { Flags } from './command-line/flags.ts';
import { connectionFlags, globalFlags } from './command-line/global-flags.ts';
import { commandHelp, familyHelp, overview } from './command-line/help.ts';
import { type ParsedLine, parseFlags } from './command-line/parse-flags.ts';
import { printFlags } from './command-line/print-flags.ts';
import { dryRunFlag } from './command-line/shared-flags.ts';
import { errorText } from './error-text.ts';
import type { OcContext } from './oc-context.ts';
import { DiffError, HelpError, OcError, PartialOutput, usageError } from './oc-error.ts';

export type { OcContext } from './oc-context.ts';

/**
 * Runs one command of the built-in `oc`, a client of the API server like any other.
 *
 * @param argv the words behind `oc`
 * @returns the exit code; every failure has been printed by then
 */
export const runOc = async (argv: readonly string[], context: OcContext): Promise<number> => {
  try {
    return await dispatch(argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv, context);
  } catch (error) {
    if (error instanceof PartialOutput) context.stdout(error.output);
    context.stderr(errorText(error));
    return error instanceof DiffError ? 2 : 1;
  }
};

const dispatch = async (argv: readonly string[], context: OcContext): Promise<number> => {
  if (argv[0] === '__complete')
    return (await import('./completion/complete.ts')).complete(argv.slice(1), context, runOc);
  const found = findCommand(argv);
  if (!found) {
    withUsage('oc', () => parseFlags(argv, [...globalFlags, ...connectionFlags]));
    return print(context, overview());
  }
  if ('family' in found) return runFamily(found, context);
  const command = await found.row.load();
  return await runCommand(command, found, context);
};

/** A family alone shows its commands and fails, unless it was asked for help. */
const runFamily = ({ family, rest }: FoundFamily, context: OcContext): number => {
  const line = withUsage(`oc ${family.path}`, () => parseFlags(rest, [...globalFlags, ...connectionFlags]));
  const text = familyHelp(family);
  if (line.flags.boolean('help')) return print(context, text);
  context.stderr(text);
  return 1;
};

const runCommand = async (
  command: Command,
  { row, path, typed, rest: words }: FoundCommand,
  session: OcContext,
): Promise<number> => {
  const asksHelp = words.some((word) => word === '--help' || word === '-h');
  if (command.refusal !== undefined && !asksHelp) throw new OcError(command.refusal);
  const line = parseLine(command, path, asksHelp && command.refusal !== undefined ? ['--help'] : words);
  if (line.flags.boolean('help')) return print(session, commandHelp(row, command));
  const chosen = command.onKubeconfig
    ? withKubeconfig(session, line.flags)
    : await contextFor(session, line.flags, connectionFlagsOf(command));
  const context = await withLog(chosen, line.flags);
  for (const warning of line.deprecated) context.stderr(`${warning}\n`);
  const missing = command.flags.filter(({ name, required }) => required && !line.flags.has(name));
  if (missing.length > 0)
    throw new OcError(`required flag(s) ${missing.map(({ name }) => JSON.stringify(name)).join(', ')} not set`);
  if (command.flags.includes(dryRunFlag)) context.stderr(resolveDryRun(line.flags, context.now()));
  const { formats } = command.flags.find(({ name }) => name === 'output') ?? {};
  if (formats) {
    const { resolveOutput } = await import('./output/resolve-output.ts');
    const named =
      command.flags.some(({ name }) => name === 'template') ||
      (command.ignoresTemplateAlone && !line.flags.has('output'));
    await resolveOutput(
      line.flags,
      command.checksFormatLate ? undefined : formats,
      context.cwd ?? process.cwd(),
      named ? '' : line.flags.string('template'),
    );
  }
  const namespace = line.flags.string('namespace') || context.session.namespace;
  const client = createClient(context);
  const { args, dash, flags } = line;
  flags.commandLine = `oc ${[...typed, ...args].join(' ')}${flags.written}`;
  const code = await command.run({ path, args, dash, flags, namespace, client, context }).catch((error: unknown) => {
    if (!(error instanceof HelpError)) throw error;
    context.stdout(commandHelp(row, command));
    if (error.message !== '') throw error;
  });
  return code ?? 0;
};

/** From level 6 on, requests are told. */
const withLog = async (context: OcContext, flags: Flags): Promise<OcContext> => {
  const level = Math.max(flags.number('v'), flags.number('loglevel'));
  if (level < 6) return context;
  const { loggedApi } = await import('./client/logged-api.ts');
  return { ...context, api: loggedApi(context, level) };
};

const parseLine = (command: Command, path: string, words: readonly string[]): ParsedLine => {
  const own = new Set(command.flags.flatMap(({ name, short }) => [name, short]));
  const shared = [...globalFlags, ...connectionFlags].filter(({ name }) => !own.has(name));
  const declared = [
    ...command.flags,
    ...(command.flags.some(({ formats }) => formats) ? printFlags : []),
    ...shared.map((flag) => (own.has(flag.short) ? { ...flag, short: undefined } : flag)),
  ];
  return withUsage(path, () => parseFlags(words, declared, command.interspersed));
};

/** A flag of a command's own hides the one that chooses a cluster or user. */
const connectionFlagsOf = (command: Command): readonly Flag[] =>
  connectionFlags.filter(({ name }) => !command.flags.some((flag) => flag.name === name));

const withUsage = <T>(path: string, parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    throw error instanceof OcError ? flagError(path, error) : error;
  }
};

/** `oc diff` fails by the exit code of a comparison that could not be made. */
const flagError = (path: string, error: OcError): OcError =>
  path === 'oc diff'
    ? new DiffError(usageError(path, error.message).message, { cause: error })
    : new OcError(`${error.message}\nSee '${path} --help' for usage.`, { cause: error });

const print = (context: OcContext, text: string): number => {
  context.stdout(text);
  return 0;
};
