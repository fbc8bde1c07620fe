import process from 'node:process';

const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof exitCodeOfSignal;
const signals = Object.keys(exitCodeOfSignal) as Signal[];

/**
 * How long a repeated signal counts as the same one, milliseconds: npm hands on the Ctrl-C that the terminal has already
 * sent to the whole foreground.
 */
const echoTime = 500;

let stop: ((signal: Signal) => void) | undefined;

/** Ends the process on Ctrl-C and the like by way of its exit handlers, until somebody waits for {@link interruption}. */
export const exitOnSignal = (): void => {
  for (const signal of signals) process.on(signal, () => (stop ?? exit)(signal));
  if (process.channel !== undefined) {
    process.once('disconnect', () => exit('SIGHUP'));
    process.channel.unref();
  }
};

/** Waits for Ctrl-C or a request to end; a second one, if it is not an echo of the first, ends the process at once. */
export const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    stop = () => {
      const started = Date.now();
      stop = (signal) => Date.now() - started > echoTime && exit(signal);
      resolve();
    };
  });

const exit = (signal: Signal): never => process.exit(exitCodeOfSignal[signal]);
