import { posix } from 'node:path';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { findCommand } from './find-command.ts';
import type { Command, ContainerView } from './process.ts';
import type { Streams } from './redirection.ts';
import { startFailure } from './start-failure.ts';

/** What the runtime answers when it cannot start a command in a running container. */
const CANNOT_START = 255;

/** Runs a command line in a container, without a shell; resolves to the exit code. A given `program` is what its name means. */
export const runInContainer = async (
  command: readonly string[],
  container: ContainerView,
  { program, ...streams }: Streams & { program?: Command | undefined },
): Promise<number> => {
  const [name = '', ...args] = command;
  const run = program ?? (await findCommand(name, container));
  if (run === undefined) {
    const failure = await startFailure(name, container);
    const time = timestamp(container.clock.now());
    streams.err(`time="${time}" level=error msg="exec failed: unable to start container process: ${failure}"\n`);
    return CANNOT_START;
  }
  const { workingDirectory: directory, environment } = container;
  return run({ container, name: posix.basename(name), args, environment, directory, ...streams });
};
