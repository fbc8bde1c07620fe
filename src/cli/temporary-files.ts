import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const doomed = new Set<string>();

/** The temp directory of the machine, in which every process makes its own. */
export const sharedTemporaryFolder = tmpdir();

/** How the folders of the processes begin. */
export const temporaryPrefix = 'streamproof-';

/**
 * Gives this process a temp directory of its own, in which all that it writes to the temp directory ends up, and removes
 * it when the process ends: at the end of its work, on a signal, or in a crash. Synchronous, since nothing else runs any
 * more when a process exits.
 */
export const removeTemporaryFilesOnExit = (): void => {
  const own = mkdtempSync(path.join(tmpdir(), temporaryPrefix));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = own;
  removeOnExit(own);
  process.once('exit', () => {
    for (const file of doomed) rmSync(file, { recursive: true, force: true });
  });
};

/** Removes this file or directory, too, when the process ends. */
export const removeOnExit = (file: string): void => {
  doomed.add(file);
};
