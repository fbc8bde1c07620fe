import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { CtlOptions } from '../ctl-command.ts';
import { findCluster } from './find-cluster.ts';
import { print } from './print.ts';

/** `streamproof ctl snapshot`: saves a running cluster to a file, or makes it what a file holds. */
export const controlSnapshot = async (action: string, file: string, { cluster, json }: CtlOptions): Promise<void> => {
  if (action === 'save') {
    const client = await findCluster(cluster);
    await pipeline(await client.open('GET', '/snapshot'), createWriteStream(file, { mode: 0o600 }));
    print({ saved: file }, json, `saved to ${file}`);
    return;
  }
  if (action !== 'restore')
    throw new ConfigurationError(`A snapshot cannot "${action}".`, {
      hint: `streamproof ctl snapshot save ${file}, or restore`,
    });
  const content = await readFile(file).catch((cause: unknown) => {
    throw new ConfigurationError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  });
  const client = await findCluster(cluster);
  (await client.open('PUT', '/snapshot', content)).resume();
  print({ restored: file }, json, `restored from ${file}`);
};
