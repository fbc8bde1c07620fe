import type { Command } from '../command.ts';
import { type CommandRow, commandTable } from '../command-table.ts';
import { alignTabs } from '../output/tab-writer.ts';
import type { Flag } from './flag.ts';

/** What `oc` prints without a command. */
export const overview = (): string =>
  `OpenShift Client\n\nThis client helps you develop, build, deploy, and run your applications on any OpenShift or Kubernetes cluster.\n\n${listing('Commands', commandTable)}
Usage:
  oc [flags]

Use "oc <command> --help" for more information about a given command.
`;

/** What the name of a family prints: `oc set`, `oc create`. */
export const familyHelp = (rows: readonly CommandRow[]): string => {
  const family = rows[0]?.path.split(' ')[0];
  return `${listing('Available Commands', rows)}\nUsage:\n  oc ${family} [flags] [options]\n\nUse "oc ${family} <command> --help" for more information about a given command.\n`;
};

/** What `--help` prints. */
export const commandHelp = (row: CommandRow, command: Command): string => {
  const aliases = row.aliases?.length
    ? `Aliases:\n  ${[row.path, ...row.aliases].map((name) => name.split(' ').at(-1)).join(', ')}\n\n`
    : '';
  const flags = command.flags.length === 0 ? '' : `Options:\n${command.flags.map(flagHelp).join('\n')}\n`;
  return `${row.summary}.\n\n${aliases}${flags}Usage:\n  oc ${row.path} ${command.usage}\n`;
};

const listing = (title: string, rows: readonly CommandRow[]): string =>
  `${title}:\n${alignTabs(rows.map(({ path, summary }) => `  ${path}\t${summary}\n`).join(''), { padding: 2 })}`;

const flagHelp = (flag: Flag): string => {
  const plain =
    flag.kind === 'boolean' ? (flag.default ?? 'false') : flag.kind === 'list' ? '[]' : (flag.default ?? "''");
  const short = flag.short ? `-${flag.short}, ` : '    ';
  return `    ${short}--${flag.name}=${plain}:\n\t${flag.usage}\n`;
};
