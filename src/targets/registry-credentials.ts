import { readFile } from 'node:fs/promises';
import { findCredentials, parseDockerConfig } from '../distribution/docker-config.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';

/** A registry that can be told whom to serve. */
interface ClosableRegistry {
  useAccess(access: { scheme: 'basic'; users: readonly { username: string; password: string }[] }): void;
}

/**
 * Lets each registry serve only the user that a file names for it; registries that the file does not name stay as they are.
 *
 * @param file in the format of `auth.json` and of Docker's `config.json`
 * @throws ConfigurationError when it cannot be read, or names none of the registries
 */
export const demandCredentials = async (
  registries: ReadonlyMap<string, ClosableRegistry>,
  file: string,
): Promise<void> => {
  const config = parseDockerConfig(await read(file));
  let named = 0;
  for (const [host, registry] of registries) {
    const user = findCredentials([config], host, '');
    if (user === undefined) continue;
    registry.useAccess({ scheme: 'basic', users: [user] });
    named++;
  }
  if (named > 0) return;
  const hosts = [...registries.keys()].join(', ');
  throw new ConfigurationError(`--registry-auth ${file} holds no credentials for ${hosts}.`, {
    hint: 'a file like {"auths": {"registry.redhat.io": {"username": "…", "password": "…"}}}',
  });
};

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`--registry-auth ${file} cannot be read: ${(cause as Error).message}`, {
      hint: 'the path of a file in the format of auth.json',
      cause,
    });
  }
};
