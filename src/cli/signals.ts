import process from 'node:process';

const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 } as const;
type Signal = keyof typeof exitCodeOfSignal;
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * How long a repeated signal counts as the same one, milliseconds: npm hands on the Ctrl-C that the terminal has already
 * sent to the whole foreground.
 */
const echoTime = 500;

let stop: ((signal: Signal) => void) | undefined;

/**
 * Ends the process by way of its exit handlers on Ctrl-C and the like (until somebody waits for {@link interruption}), when
 * nobody reads its output any more, and when the process is gone that passes signals on to it.
 */
export const exitOnSignal = (): void => {
  process.stdout.once('error', () => exit('SIGPIPE'));
  for (const signal of signals) process.on(signal, () => (stop ?? exit)(signal));
  if (process.channel !== undefined) {
    process.once('disconnect', () => exit('SIGHUP'));
    process.channel.unref();
  }
};

/**
 * Waits for Ctrl-C or a request to end; a second one, if it is not an echo of the first, ends the process at once.
 *
 * @returns the exit code that tells of it
 */
export const interruption = (): Promise<number> =>
  new Promise((resolve) => {
    stop = (first) => {
      const started = Date.now();
      stop = (signal) => Date.now() - started > echoTime && exit(signal);
      resolve(exitCodeOfSignal[first]);
    };
  });

const exit = (signal: Signal): never => process.exit(exitCodeOfSignal[signal]);
