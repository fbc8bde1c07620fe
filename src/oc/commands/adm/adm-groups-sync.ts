import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { goYaml } from '../../../resources/yaml/go-yaml.ts';
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
    const type = invocation.flags.string('type');
    if (!['', 'ldap', 'openshift'].includes(type))
      throw new OcError(`unrecognized --type ${JSON.stringify(type)}; allowed types ldap,openshift`);
    const config = await readNamed(invocation, 'sync-config');
    for (const flag of ['whitelist', 'blacklist']) await readNamed(invocation, flag);
    await checkSyncConfig(config);
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
const readNamed = async ({ context, flags }: Invocation, flag: string): Promise<string> => {
  const file = flags.string(flag);
  const isConfig = flag === 'sync-config';
  if (file === '' && !isConfig) return '';
  const refuse = (cause?: unknown): never => {
    const reason = `could not ${isConfig ? 'read' : 'open'} file ${file}: open ${file}: no such file or directory`;
    throw new OcError(reason, { cause });
  };
  return file === '' ? refuse() : await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8').catch(refuse);
};

const SCHEMAS = ['rfc2307', 'activeDirectory', 'augmentedActiveDirectory'];

/** @throws OcError for a configuration that names no directory, or not one way to read it */
const checkSyncConfig = async (text: string): Promise<void> => {
  const { parse } = await import('yaml');
  const config = (parse(text, goYaml) ?? {}) as Record<string, unknown>;
  const schemas = SCHEMAS.filter((name) => config[name]);
  const problems = [
    ...(config['url'] ? [] : ['url: Required value']),
    ...(schemas.length === 0
      ? [`schema: Required value: exactly one schema-specific config is required;  one of [${SCHEMAS.join(' ')}]`]
      : []),
  ];
  if (problems.length === 0) return;
  const listed = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  throw new OcError(`validation of LDAP sync config failed: ${listed}`);
};
