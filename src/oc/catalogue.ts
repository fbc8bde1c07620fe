import type { Flag } from './command-line/flag.ts';
import { connectionFlags, globalFlags } from './command-line/global-flags.ts';
import { commandTable } from './command-table.ts';

/** Every command of the built-in `oc` with its flags, as Markdown: `docs/oc.md`. */
export const commandCatalogue = async (): Promise<string> => {
  const rows = [...commandTable].sort((a, b) => (a.path < b.path ? -1 : 1));
  const known = rows.filter(({ summary }) => summary !== unsupported);
  const sections = await Promise.all(
    known.map(async (row) => {
      const { usage, flags } = await row.load();
      const line = `oc ${row.path} ${usage.replace(/ ?\[flags\]$/, '')}`.trim();
      return `## oc ${row.path}\n\n${row.summary}.\n\n\`\`\`text\n${line}\n\`\`\`\n${table(flags)}`;
    }),
  );
  const refused = rows.filter(({ summary }) => summary === unsupported).map(({ path }) => `\`oc ${path}\``);
  return [
    '# The commands of the built-in oc\n',
    'Each command answers `--help` with the same, and with examples. A real `oc` works on an embedded cluster too.\n',
    `Refused, with what to do instead: ${refused.join(', ')}.\n`,
    `## Flags of every command\n${table([...globalFlags, ...connectionFlags])}`,
    ...sections,
  ].join('\n');
};

const unsupported = 'Not part of the built-in oc';

const table = (flags: readonly Flag[]): string => {
  if (flags.length === 0) return '';
  const rows = [...flags]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, short, usage, deprecated, default: value }) => {
      const names = `${short ? `\`-${short}\`, ` : ''}\`--${name}\``;
      const text = deprecated ? `Deprecated: ${deprecated}` : usage;
      return `| ${names} | ${value ? `\`${value}\`` : ''} | ${text.replaceAll('|', '\\|')} |`;
    });
  return `\n| Flag | Default | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
};
