import type { Secret } from '../resources/access/secret.ts';
import { secretKind } from '../resources/kinds/kinds.ts';
import type { KubeObjects } from './kube-objects.ts';

/** A user of a registry, and the secret that holds what proves it. */
export interface CredentialsOwner {
  readonly host: string;
  readonly username: string;
  /** `<namespace>/<name>` */
  readonly secret: string;
}

/** Whose credentials the projects of an experiment hold, and for which registries; never the credentials themselves. */
export const credentialsOwners = async (
  objects: KubeObjects,
  namespaces: readonly string[],
): Promise<readonly CredentialsOwner[]> => {
  const lists = await Promise.all(namespaces.map((namespace) => objects.list<Secret>(secretKind, { namespace })));
  return lists.flat().flatMap(ownersIn);
};

/** Whether only the secrets of a project can tell where the credentials of a user came from. */
export const isOwnedBySecret = (user: string | undefined): boolean =>
  Boolean(user) && user !== 'system:anonymous' && serviceAccountOf(user) === undefined;

/**
 * Where the credentials of a request came from: `none`, `secret is-test/pull`, `service account is-test/default`, or the user
 * where no secret is known to hold them.
 *
 * @param user whom the registry took the asker for; `''` for nobody, undefined where its log does not tell
 */
export const credentialsOrigin = (
  host: string,
  user: string | undefined,
  owners: readonly CredentialsOwner[],
): string | undefined => {
  if (user === undefined) return undefined;
  if (user === '' || user === 'system:anonymous') return 'none';
  const account = serviceAccountOf(user);
  if (account !== undefined) return `service account ${account}`;
  const owner = owners.find((one) => one.host === host && one.username === user);
  return owner === undefined ? `user ${user}` : `secret ${owner.secret}`;
};

/** `<namespace>/<name>` */
const serviceAccountOf = (user = ''): string | undefined => {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):(.+)$/.exec(user) ?? [];
  return name === undefined ? undefined : `${namespace}/${name}`;
};

/** The two forms of a docker config in a secret. */
const ownersIn = ({ metadata, data = {} }: Secret): readonly CredentialsOwner[] => {
  const config = read(data['.dockerconfigjson'])?.['auths'] ?? read(data['.dockercfg']);
  if (typeof config !== 'object' || config === null) return [];
  return Object.entries(config).flatMap(([registry, entry]) => {
    const username = usernameIn(entry);
    const secret = `${metadata.namespace}/${metadata.name}`;
    return username === undefined ? [] : { host: hostOf(registry), username, secret };
  });
};

const read = (base64: string | undefined): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(Buffer.from(base64 ?? '', 'base64').toString());
  } catch {
    return undefined;
  }
};

const usernameIn = (entry: unknown): string | undefined => {
  const { username, auth } = (entry ?? {}) as { username?: string; auth?: string };
  return username ?? (auth === undefined ? undefined : Buffer.from(auth, 'base64').toString().replace(/:.*$/s, ''));
};

/** Docker Hub is known by the address of its first API, too. */
const hostOf = (registry: string): string => {
  const host = registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'index.docker.io' ? 'docker.io' : host;
};
