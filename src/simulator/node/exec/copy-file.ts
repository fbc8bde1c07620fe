import { posix } from 'node:path';
import { READ_ONLY } from '../files/mounts.ts';
import type { LocatedFile } from './located-file.ts';
import { locate } from './located-file.ts';
import type { Process } from './process.ts';

/** Where a file comes to lie that is copied or moved to a name: in the folder of that name, if there is one. */
export const destination = async (process: Process, source: string, target: string): Promise<string> => {
  const found = await locate(process, target);
  const path = found?.path ?? posix.resolve(process.directory, target);
  return found?.status.kind === 'directory' ? posix.join(path, posix.basename(source)) : path;
};

/** Copies a file, or a folder with all that is in it; @returns why it cannot be written, as the kernel would say */
export const copyFile = async (
  process: Process,
  { path, status }: Pick<LocatedFile, 'path' | 'status'>,
  to: string,
): Promise<string | undefined> => {
  const { files } = process.container;
  const content = status.kind === 'file' ? Buffer.concat(await Array.fromAsync(files.read(path))) : undefined;
  const why = files.write === undefined ? READ_ONLY : await files.write({ path: to, status, content });
  if (why !== undefined || status.kind !== 'directory') return why;
  for (const name of await files.list(path)) {
    const from = posix.join(path, name);
    const inner = await files.status(from);
    const failure = inner && (await copyFile(process, { path: from, status: inner }, posix.join(to, name)));
    if (failure !== undefined) return failure;
  }
  return undefined;
};
