import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, type Flag, stringFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';

const syncFlags: readonly Flag[] = [
  stringFlag('sync-config', 'Path of the configuration: the directory, and how its entries become groups.'),
  stringFlag('whitelist', 'Path of a file with the groups that count.'),
  stringFlag('blacklist', 'Path of a file with the groups that do not count.'),
  booleanFlag('confirm', 'If true, groups are changed.'),
];

const command = (more: readonly Flag[]): Command => ({
  usage: '[WHITELIST] [--whitelist=WHITELIST-FILE] [--blacklist=BLACKLIST-FILE] --sync-config=CONFIG-SOURCE',
  flags: [...syncFlags, ...more],
  run: async (invocation) => {
    for (const flag of ['sync-config', 'whitelist', 'blacklist']) await readNamed(invocation, flag);
    throw new OcError('no directory can be reached from here: use oc adm groups new, add-users and remove-users');
  },
});

/** `oc adm groups sync`: gets as far as the directory, which there is none of. */
export const admGroupsSync: Command = command([
  stringFlag('type', 'Where the names of the whitelist come from: ldap or openshift.', { default: 'ldap' }),
  outputFlag,
]);

/** `oc adm prune groups`, which is `oc adm groups prune`, too. */
export const admGroupsPrune: Command = command([]);

/** @throws OcError for a file that cannot be read; the configuration is read even where none is named */
const readNamed = async ({ context, flags }: Invocation, flag: string): Promise<void> => {
  const file = flags.string(flag);
  if (file === '' && flag !== 'sync-config') return;
  const reason = `could not read file ${file}: open ${file}: no such file or directory`;
  if (file === '') throw new OcError(reason);
  await readFile(resolve(context.cwd ?? process.cwd(), file)).catch((cause: unknown) => {
    throw new OcError(reason, { cause });
  });
};
