import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { sharedTemporaryFolder, temporaryPrefix } from './temporary-files.ts';

/** Where `streamproof up` keeps its cluster, within the temp directory of its process. */
export const runningClusterFolder = 'up';

/** Where the sockets of running clusters may be. Processes that were killed leave theirs behind. */
export const controlSockets = async (name: string): Promise<string[]> => {
  const folders = await readdir(sharedTemporaryFolder);
  return folders
    .filter((folder) => folder.startsWith(temporaryPrefix))
    .toSorted()
    .map((folder) => path.join(sharedTemporaryFolder, folder, runningClusterFolder, name));
};
