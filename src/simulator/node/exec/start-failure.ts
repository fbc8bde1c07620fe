import { posix } from 'node:path';
import { realPath } from '../files/real-path.ts';
import type { ContainerView } from './process.ts';

/** Why a program cannot be started, as runc words it inside a quoted text. */
export const startFailure = async (
  name: string,
  { files, workingDirectory }: Pick<ContainerView, 'files' | 'workingDirectory'>,
): Promise<string> => {
  const quoted = `exec: \\"${name}\\"`;
  if (!name.includes('/')) return `${quoted}: executable file not found in $PATH`;
  const path = await realPath(files, posix.resolve(workingDirectory, name));
  const status = path === undefined ? undefined : await files.status(path);
  if (status === undefined) return `${quoted}: stat ${name}: no such file or directory`;
  if (status.kind === 'directory') return `${quoted}: is a directory`;
  return (status.mode & 0o111) === 0 ? `${quoted}: permission denied` : `${quoted}: exec format error`;
};
