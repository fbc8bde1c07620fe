import process from 'node:process';

import { reportError } from './report-error.ts';
import { exitOnSignal } from './signals.ts';
import { removeTemporaryFilesOnExit } from './temporary-files.ts';

removeTemporaryFilesOnExit();
exitOnSignal();
// While a step runs, Cucumber listens too, and makes the error that of the step.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') === 1) process.exit(reportError(error));
});

try {
  const { createProgram } = await import('./program.ts');
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exit(reportError(error));
}
