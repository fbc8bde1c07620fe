import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { READ_ONLY } from '../files/mounts.ts';
import { realPath } from '../files/real-path.ts';
import { madeFile } from '../files/written-files.ts';
import { locate } from './located-file.ts';
import type { Process } from './process.ts';

type Flags = ReadonlySet<string>;

/** Writes the named files and what is below them to stdout. Names become relative. */
export const createArchive = async (process: Process, names: readonly string[], flags: Flags): Promise<number> => {
  const { files } = process.container;
  const pack = tar.pack();
  const output = flags.has('z') ? pack.pipe(createGzip()) : pack;
  const sent = (async () => {
    for await (const chunk of output) process.out(chunk as Uint8Array);
  })();
  let code = 0;
  const add = async (path: string, name: string): Promise<void> => {
    const status = await files.status(path);
    if (status === undefined) return;
    const { mode, uid, gid, target } = status;
    const header = { name: name || '.', mode, uid, gid, mtime: new Date(status.modified) };
    if (flags.has('v')) process.err(`${name}\n`);
    if (status.kind === 'symlink') pack.entry({ ...header, type: 'symlink', linkname: target ?? '' });
    else if (status.kind === 'file') pack.entry(header, Buffer.concat(await Array.fromAsync(files.read(path))));
    else {
      pack.entry({ ...header, name: `${header.name.replace(/\/$/, '')}/`, type: 'directory' });
      for (const child of await files.list(path)) await add(posix.join(path, child), posix.join(name, child));
    }
  };
  let relative = false;
  for (const name of names) {
    if (name.startsWith('/') && !relative) process.err("tar: Removing leading `/' from member names\n");
    relative ||= name.startsWith('/');
    const file = await locate(process, name, { follow: flags.has('h') });
    if (file !== undefined) await add(file.path, name === '.' ? './' : name.replace(/^\/+/, ''));
    else {
      process.err(`tar: ${name}: Cannot stat: No such file or directory\n`);
      code = 2;
    }
  }
  pack.finalize();
  await sent;
  if (code !== 0) process.err('tar: Exiting with failure status due to previous errors\n');
  return code;
};

/** Puts the files of an archive on stdin in place; with `-m` they are as new as they are. */
export const extractArchive = async (process: Process, flags: Flags): Promise<number> => {
  const { files, clock } = process.container;
  let code = 0;
  const failed = (name: string, why: string): void => {
    process.err(`tar: ${name}: Cannot open: ${why}\n`);
    code = 2;
  };
  for await (const entry of entriesOf(process, flags)) {
    const { name, type, mode = 0o644, mtime, uid = 0, gid = 0 } = entry.header;
    const content = Buffer.concat(await Array.fromAsync(entry as AsyncIterable<Buffer>));
    const wanted = posix.resolve(process.directory, name.replace(/^(?:\.\.?\/|\/)+/, ''));
    const parent = await realPath(files, posix.dirname(wanted));
    const path = parent === undefined ? wanted : posix.join(parent, posix.basename(wanted));
    if (flags.has('v')) process.err(`${name}\n`);
    if (type !== 'file' && type !== 'directory') continue;
    const modified = flags.has('m') ? clock.now() : (mtime?.getTime() ?? clock.now());
    const about = { modified, mode: mode & 0o7777, uid, gid };
    const made = madeFile(path, type === 'directory' ? undefined : content, about);
    if (parent === undefined) await makeParents(process, posix.dirname(wanted), about);
    const why = files.write === undefined ? READ_ONLY : await files.write(made);
    if (why !== undefined && why !== 'Is a directory') failed(name, why);
  }
  if (code !== 0) process.err('tar: Exiting with failure status due to previous errors\n');
  return code;
};

/** Folders that an archive does not name are made below the ones that are there, as GNU tar does. */
const makeParents = async (process: Process, folder: string, about: Parameters<typeof madeFile>[2]): Promise<void> => {
  const { files } = process.container;
  const parent = posix.dirname(folder);
  if (parent === folder || folder === process.directory || (await realPath(files, folder)) !== undefined) return;
  await makeParents(process, parent, about);
  await files.write?.(madeFile(folder, undefined, { ...about, mode: 0o755 }));
};

/** Prints the names in an archive on stdin. */
export const listArchive = async (process: Process, flags: Flags): Promise<number> => {
  for await (const entry of entriesOf(process, flags)) {
    process.out(`${entry.header.name}\n`);
    entry.resume();
  }
  return 0;
};

const entriesOf = (process: Process, flags: Flags): tar.Extract => {
  const extract = tar.extract();
  const input = Readable.from(process.stdin);
  if (flags.has('z')) input.pipe(createGunzip()).pipe(extract);
  else input.pipe(extract);
  return extract;
};
