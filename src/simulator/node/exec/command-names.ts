import { posix } from 'node:path';

/** The commands that every container has, whatever its image holds: containers are there to be looked into. */
const NAMES = [
  '[',
  '[[',
  'awk',
  'base64',
  'basename',
  'bash',
  'cat',
  'chgrp',
  'chmod',
  'chown',
  'cp',
  'cut',
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
  'ln',
  'ls',
  'mkdir',
  'mktemp',
  'mv',
  'printenv',
  'printf',
  'pwd',
  'readlink',
  'realpath',
  'rm',
  'sed',
  'seq',
  'sh',
  'sha256sum',
  'sleep',
  'sort',
  'stat',
  'sync',
  'sysctl',
  'tail',
  'tar',
  'tee',
  'test',
  'touch',
  'tr',
  'true',
  'tty',
  'uname',
  'uniq',
  'wc',
  'which',
  'whoami',
  'xargs',
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
