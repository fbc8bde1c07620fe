import { posix } from 'node:path';
import type { FileStatus } from '../files/file-system.ts';
import { realPath } from '../files/real-path.ts';
import type { Process } from './process.ts';

/** A file that an operand names. */
export interface LocatedFile {
  /** As it was written. */
  readonly name: string;
  /** Absolute, with links followed. */
  readonly path: string;
  readonly status: FileStatus;
}

/** The file that an operand means, through symbolic links unless told otherwise. */
export const locate = async (
  { directory, container: { files } }: Process,
  name: string,
  { follow = true } = {},
): Promise<LocatedFile | undefined> => {
  const written = posix.resolve(directory, name);
  const parent = await realPath(files, posix.dirname(written));
  const path = follow
    ? await realPath(files, written)
    : parent && posix.join(parent, written === '/' ? '' : posix.basename(written));
  const status = path === undefined ? undefined : await files.status(path);
  return path === undefined || status === undefined ? undefined : { name, path, status };
};
