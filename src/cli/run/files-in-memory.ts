import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { removeOnExit } from '../temporary-files.ts';

/** Where Linux offers a file system in memory, and where temporary files go unless somebody chose another place. */
const memory = '/dev/shm';
const usual = '/tmp';

/** Bytes that have to be free there: containers often have 64 MiB, too little for a large run. */
const enough = 2 ** 30;

/** The magic number of tmpfs, see statfs(2). */
const tmpfs = 0x01021994;

/**
 * Moves the temporary files of this process into memory, if the machine has room for them there and nobody chose another
 * place with `TMPDIR`. The registries of a run write thousands of small files that nobody reads after it; making and removing
 * them takes a disk longer than the experiments themselves.
 */
export const keepFilesInMemory = (): void => {
  if (path.dirname(tmpdir()) !== usual || !hasRoom(memory)) return;
  const own = mkdtempSync(path.join(memory, 'streamproof-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = own;
  removeOnExit(own);
};

const hasRoom = (folder: string): boolean => {
  try {
    const { type, bavail, bsize } = statfsSync(folder);
    return type === tmpfs && bavail * bsize >= enough;
  } catch {
    return false;
  }
};
