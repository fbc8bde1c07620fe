import { goClient } from '../distribution/client-profile.ts';
import type { Dial } from '../distribution/dial.ts';
import { createDistributionClient, type DistributionClient } from '../distribution/distribution-client.ts';
import { DistributionError } from '../distribution/distribution-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import type { AskedRegistry, RegistryAccess } from '../ports/registry-access.ts';
import { createRegistryRepository } from './registry-repository.ts';

/** Registries by their HTTP API, with a token as the password. Connections are kept until it is disposed of. */
export const createRegistryAccess = (dial: Dial, authority: string | undefined): RegistryAccess & Disposable => {
  const connectWith = (pem: string | undefined): DistributionClient =>
    createDistributionClient({ profile: goClient, dial, ...(pem && { certificateAuthorities: [pem] }) });
  const client = connectWith(authority);
  const others = new Map<string, DistributionClient>();
  const clientFor = (pem: string | undefined): DistributionClient => {
    if (pem === undefined) return client;
    const known = others.get(pem) ?? connectWith(pem);
    others.set(pem, known);
    return known;
  };
  const connect = ({ host, token, insecure, authority: own }: AskedRegistry, path = '') =>
    clientFor(own).repository(host, /^\/v2\/([^/]+\/[^/]+)\//.exec(path)?.[1] ?? anyRepository, {
      credentials: { username: 'unused', password: token },
      insecure,
      access: 'delete,pull',
    }).connection;
  const reached = async <T>({ host }: AskedRegistry, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw new EnvironmentError(`the registry ${host} cannot be reached: ${(error as Error).message}`, {
        cause: error,
      });
    });
  return {
    ping: async (registry) => void (await reached(registry, connect(registry).ping())),
    delete: async (registry, path) => {
      const asked = connect(registry, path)
        .request({ method: 'DELETE', path, accept: [202, 204] })
        .then(({ status, body }) => {
          body.resume();
          return status;
        })
        .catch((error: unknown) => {
          if (error instanceof DistributionError && error.status !== undefined) return error.status;
          throw error;
        });
      return reached(registry, asked);
    },
    repository: (host, name, request) => createRegistryRepository(clientFor(request.authority), host, name, request),
    [Symbol.dispose]: () => {
      for (const each of [client, ...others.values()]) each.close();
    },
  };
};

/** What is asked for does not depend on a repository, but a token is asked for in the name of one. */
const anyRepository = 'openshift/any';
