import { posix } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { realPath } from './real-path.ts';
import { madeFile } from './written-files.ts';

/** Makes a folder and those above it, as far as they are missing and can be made. */
export const makeFolders = async (files: FileSystem, path: string, modified: number, mode = 0o755): Promise<void> => {
  if (path === '/' || files.write === undefined || (await realPath(files, path)) !== undefined) return;
  await makeFolders(files, posix.dirname(path), modified, mode);
  await files.write(madeFile(path, undefined, { modified, mode }));
};
