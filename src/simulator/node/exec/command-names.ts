import { posix } from 'node:path';

/** The commands that every container has, whatever its image holds: containers are there to be looked into. */
const NAMES = [
  '[',
  '[[',
  'basename',
  'bash',
  'cat',
  'date',
  'dirname',
  'du',
  'echo',
  'env',
  'expr',
  'false',
  'find',
  'grep',
  'head',
  'hostname',
  'id',
  'ls',
  'mkdir',
  'printenv',
  'pwd',
  'rm',
  'sh',
  'sha256sum',
  'sleep',
  'sort',
  'stat',
  'tail',
  'tar',
  'test',
  'touch',
  'true',
  'tty',
  'uniq',
  'wc',
  'whoami',
] as const;

export type CommandName = (typeof NAMES)[number];

const COMMANDS: ReadonlySet<string> = new Set(NAMES);

/** The command that a name or path means; `undefined` for one that is not there. */
export const commandName = (nameOrPath: string): CommandName | undefined => {
  const name =
    nameOrPath.includes('/') && PLACES.has(posix.dirname(nameOrPath)) ? posix.basename(nameOrPath) : nameOrPath;
  return COMMANDS.has(name) ? (name as CommandName) : undefined;
};

const PLACES = new Set(['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin']);
