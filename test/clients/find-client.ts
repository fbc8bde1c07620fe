import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Programs of others that talk to the cluster. */
export const clientNames = ['oc', 'kubectl', 'skopeo', 'podman'] as const;

export type ClientName = (typeof clientNames)[number];

/** Names the file of a client where the one on the PATH is not meant: `STREAMPROOF_OC`. */
export const variableOf = (name: ClientName): string => `STREAMPROOF_${name.toUpperCase()}`;

/** The path of a client, `undefined` where this machine has none. An empty variable means none, too. */
export const findClient = async (name: ClientName): Promise<string | undefined> => {
  const named = process.env[variableOf(name)];
  if (named !== undefined) return named === '' ? undefined : named;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return undefined;
};

/** Why the tests of a client are skipped, `false` where they are not. */
export const skipWithout = (client: string | undefined, name: ClientName): string | false =>
  client === undefined && `no ${name} on the PATH or in ${variableOf(name)}`;
