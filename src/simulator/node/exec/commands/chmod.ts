import { posix } from 'node:path';
import type { FileStatus } from '../../files/file-system.ts';
import { READ_ONLY } from '../../files/mounts.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command, Process } from '../process.ts';

/** `chmod` with `-R`, of modes like `755`, `+x` and `u=rw,go-w`. */
export const chmod: Command = (process) =>
  change(process, (mode) => (status) => ({ ...status, mode: changedMode(status, mode) }));

/** `chown` and `chgrp` with `-R`, of numbers and of `root`. */
export const chown: Command = (process) =>
  change(process, (owner) => (status) => {
    const [user, group] = process.name === 'chgrp' ? ['', owner] : owner.split(/[:.]/);
    const number = (name: string | undefined, present: number): number =>
      name === undefined || name === '' ? present : name === 'root' ? 0 : Number(name) || present;
    return { ...status, uid: number(user, status.uid), gid: number(group, status.gid) };
  });

const change = async (
  process: Process,
  changeOf: (what: string) => (status: FileStatus) => FileStatus,
): Promise<number> => {
  const args = process.args.map((each) => (/^-[rwxXst]/.test(each) ? `a${each}` : each));
  const options = parseOptions({ ...process, args }, { flags: 'Rfvch', long: { recursive: 'R' } });
  if (options === undefined) return 1;
  const [what, ...names] = options.operands;
  if (what === undefined || names.length === 0) {
    process.err(`${process.name}: missing operand\n`);
    return 1;
  }
  const { files } = process.container;
  let code = 0;
  const apply = async (path: string, status: FileStatus): Promise<string | undefined> => {
    const content = status.kind === 'file' ? Buffer.concat(await Array.fromAsync(files.read(path))) : undefined;
    const why = await (files.write?.({ path, status: changeOf(what)(status), content }) ?? READ_ONLY);
    if (why !== undefined || status.kind !== 'directory' || !options.flags.has('R')) return why;
    for (const name of await files.list(path)) {
      const inner = await files.status(posix.join(path, name));
      const failure = inner && (await apply(posix.join(path, name), inner));
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
  for (const name of names) {
    const file = await locate(process, name);
    const why = file === undefined ? 'No such file or directory' : await apply(file.path, file.status);
    if (why === undefined) continue;
    const what = process.name === 'chmod' ? 'permissions' : process.name === 'chgrp' ? 'group' : 'ownership';
    process.err(
      file === undefined
        ? `${process.name}: cannot access '${name}': ${why}\n`
        : `${process.name}: changing ${what} of '${name}': ${why}\n`,
    );
    code = 1;
  }
  return code;
};

/** The mode of a file behind a change: `u+x`, `go=r`, or octal digits. */
const changedMode = ({ mode, kind }: FileStatus, written: string): number => {
  if (/^[0-7]+$/.test(written)) return Number.parseInt(written, 8);
  let result = mode;
  for (const clause of written.split(',')) {
    const [, who = '', operator, letters = ''] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? [];
    const bits = [...letters].reduce(
      (sum, letter) => sum | (BITS[letter] ?? (kind === 'directory' || (mode & 0o111) !== 0 ? 1 : 0)),
      0,
    );
    const places = who === '' || who.includes('a') ? 'ugo' : who;
    for (const [place, shift] of Object.entries(SHIFTS)) {
      if (!places.includes(place)) continue;
      if (operator === '-') result &= ~(bits << shift);
      else result = (operator === '=' ? result & ~(7 << shift) : result) | (bits << shift);
    }
  }
  return result;
};

const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1, s: 0, t: 0 };
const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };
