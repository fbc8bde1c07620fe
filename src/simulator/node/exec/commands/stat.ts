import { dateTime } from '../date-time.ts';
import { allocated } from '../disk-usage.ts';
import { type LocatedFile, locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import { ownerName, permissions } from '../owner.ts';
import type { Command } from '../process.ts';

/** `stat`, with `-c FORMAT`. */
export const stat: Command = async (process) => {
  const options = parseOptions(process, { flags: 'L', valued: 'c', long: { 'format=': 'c' } });
  if (options === undefined) return 1;
  if (options.operands.length === 0) {
    process.err("stat: missing operand\nTry 'stat --help' for more information.\n");
    return 1;
  }
  let code = 0;
  for (const name of options.operands) {
    const file = await locate(process, name, { follow: options.flags.has('L') });
    if (file !== undefined) {
      process.out(`${formatted(file, options.values.get('c') ?? fullFormat(file))}\n`);
      continue;
    }
    process.err(`stat: cannot stat '${name}': No such file or directory\n`);
    code = 1;
  }
  return code;
};

const fullFormat = ({ status: { kind } }: LocatedFile): string =>
  [
    kind === 'symlink' ? '  File: %N' : '  File: %n',
    '  Size: %<s\tBlocks: %<b IO Block: 4096   %F',
    'Device: 0,0\tInode: %<i Links: %h',
    'Access: (%4a/%A)  Uid: (%>u/%>U)   Gid: (%>g/%>G)',
    'Access: %y',
    'Modify: %y',
    'Change: %y',
    ' Birth: -',
  ].join('\n');

const KINDS = { file: 'regular file', directory: 'directory', symlink: 'symbolic link' } as const;

const formatted = ({ name, path, status }: LocatedFile, format: string): string => {
  const { kind, size, mode, modified, uid, gid, target } = status;
  const conversions: Readonly<Record<string, string | number>> = {
    n: name,
    N: target === undefined ? `'${name}'` : `'${name}' -> '${target}'`,
    s: size,
    b: allocated(status) / 512,
    B: 512,
    o: 4096,
    F: kind === 'file' && size === 0 ? 'regular empty file' : KINDS[kind],
    a: mode.toString(8),
    A: permissions(kind, mode),
    u: uid,
    U: ownerName(uid),
    g: gid,
    G: ownerName(gid),
    h: kind === 'directory' ? 2 : 1,
    i: inode(path),
    y: dateTime(modified, '%F %T.%N %z'),
    Y: Math.floor(modified / 1000),
  };
  return format.replace(/%([<>4]?)([A-Za-z])/g, (written, align: string, letter: string) => {
    const value = conversions[letter];
    if (value === undefined) return written;
    if (align === '<') return String(value).padEnd(10);
    if (align === '>') return String(value).padStart(letter === letter.toLowerCase() ? 5 : 8);
    return align === '4' ? String(value).padStart(4, '0') : String(value);
  });
};

/** A number that stays the same for a path; real inode numbers say nothing to anybody. */
const inode = (path: string): number =>
  [...path].reduce((hash, char) => (Math.imul(hash, 31) + (char.codePointAt(0) as number)) >>> 0, 7);
