import { posix } from 'node:path';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { realPath } from '../files/real-path.ts';
import { commandNamed } from './command-table.ts';
import type { ContainerView } from './process.ts';
import type { Streams } from './redirection.ts';

/** What the runtime answers when it cannot start a command in a running container. */
const CANNOT_START = 255;

/** Runs a command line in a container, without a shell; resolves to the exit code. */
export const runInContainer = async (
  command: readonly string[],
  container: ContainerView,
  streams: Streams,
): Promise<number> => {
  const [name = '', ...args] = command;
  const run = commandNamed(name);
  if (run === undefined) {
    const failure = await startFailure(name, container);
    streams.err(
      `time="${timestamp(container.clock.now())}" level=error msg="exec failed: unable to start container process: ${failure}"\n`,
    );
    return CANNOT_START;
  }
  const { workingDirectory: directory, environment } = container;
  return run({ container, name: posix.basename(name), args, environment, directory, ...streams });
};

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
