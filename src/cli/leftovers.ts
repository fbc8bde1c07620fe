import process from 'node:process';

import { exitCodes } from './exit-codes.ts';

/** How long a process may live after its work is done, milliseconds. */
const patience = 5_000;

/**
 * Ends a process that does not end by itself after its work, and says what holds it: a server, socket or timer that was
 * left open is a defect, which would otherwise show as a command that hangs.
 */
export const watchForLeftovers = (): void => {
  const timer = setTimeout(() => {
    const open = [...new Set(process.getActiveResourcesInfo())].filter((name) => !/^(TTY|Pipe)Wrap$/.test(name));
    process.stderr.write(`The work is done, but something was left open (${open.join(', ')}): this is a defect.\n`);
    process.exit(process.exitCode || exitCodes.inconclusive);
  }, patience);
  timer.unref();
};
