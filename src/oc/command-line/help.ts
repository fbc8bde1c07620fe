import type { Command } from '../command.ts';
import { type CommandRow, commandTable } from '../command-table.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { examples } from './examples.ts';
import { type Family, families } from './families.ts';
import type { Flag } from './flag.ts';
import { connectionFlags, globalFlags } from './global-flags.ts';
import { printFlags } from './print-flags.ts';

/** What `oc` prints without a command. */
export const overview = (): string => {
  const single = commandTable.filter(({ path }) => !path.includes(' '));
  const groups = families.filter(({ path }) => !path.includes(' '));
  const rows = [...single, ...groups].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `OpenShift Client\n\nThis client helps you develop, build, deploy, and run your applications on any OpenShift or Kubernetes cluster.\n\n${listing('Commands', rows)}
Usage:
  oc [flags]

Use "oc <command> --help" for more information about a given command.
Use "oc options" for a list of global command-line options (applies to all commands).
`;
};

/** What the name of a family prints: `oc set`, `oc create secret`. */
export const familyHelp = ({ path, aliases, summary, usage = '[flags]' }: Family): string =>
  `${summary}.\n\n${aliasLines(path, aliases)}${listing('Available Commands', below(path))}\nUsage:\n  oc ${path} ${usage} [options]\n\n${closing(path)}`;

/** What `--help` prints. */
export const commandHelp = (row: CommandRow, command: Command): string => {
  const inner = below(row.path);
  const declared = [...command.flags, ...(command.flags.some(({ formats }) => formats) ? printFlags : [])];
  const flags = declared
    .filter(({ deprecated }) => deprecated === undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(flagHelp);
  const usage = `oc ${row.path} ${command.usage.replace(/ ?\[flags\]$/, '')}`.trim();
  return [
    `${row.summary}.\n\n`,
    aliasLines(row.path, row.aliases),
    exampleLines(row.path),
    inner.length > 0 ? `${listing('Available Commands', inner)}\n` : '',
    flags.length > 0 ? `Options:\n${flags.join('\n')}\n` : '',
    `Usage:\n  ${usage} [flags]${flags.length > 0 ? ' [options]' : ''}\n\n`,
    closing(inner.length > 0 ? row.path : undefined),
  ].join('');
};

/** What `oc options` prints. */
export const optionsHelp = (): string =>
  `The following options can be passed to any command:\n\n${[...globalFlags, ...connectionFlags]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(flagHelp)
    .join('\n')}`;

const exampleLines = (path: string): string => {
  const lines = examples[path];
  return lines ? `Examples:\n${lines.map((line) => `  ${line}\n`).join('')}\n` : '';
};

const aliasLines = (path: string, aliases: readonly string[] | undefined): string => {
  const names = [path, ...(aliases ?? [])].map((name) => name.split(' ').at(-1));
  return aliases?.length ? `Aliases:\n${[...new Set(names)].join(', ')}\n\n` : '';
};

const closing = (path: string | undefined): string => {
  const options = 'Use "oc options" for a list of global command-line options (applies to all commands).\n';
  return path === undefined
    ? options
    : `Use "oc ${path && `${path} `}<command> --help" for more information about a given command.\n${options}`;
};

/** The commands and families one word below a path, by their last words. */
const below = (path: string): { path: string; summary: string }[] => {
  const depth = path.split(' ').length + 1;
  return [...commandTable, ...families]
    .filter((each) => each.path.startsWith(`${path} `) && each.path.split(' ').length === depth)
    .map((each) => ({ path: each.path.split(' ').at(-1) as string, summary: each.summary }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
};

const listing = (title: string, rows: readonly { path: string; summary: string }[]): string =>
  `${title}:\n${alignTabs(rows.map(({ path, summary }) => `  ${path}\t${summary}\n`).join(''), { padding: 3, minWidth: 16 })}`;

const flagHelp = (flag: Flag): string => {
  const text = flag.default ?? '';
  const plain =
    flag.kind === 'boolean'
      ? text || 'false'
      : flag.kind === 'list'
        ? '[]'
        : flag.kind === 'string'
          ? `'${text}'`
          : text || '0';
  const short = flag.short ? `-${flag.short}, ` : '';
  return `    ${short}--${flag.name}=${plain}:\n\t${flag.usage}\n`;
};
