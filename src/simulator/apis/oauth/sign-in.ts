import type { Secret } from '../../../resources/access/secret.ts';
import type { Identity, User } from '../../../resources/access/user.ts';
import { identityKind, userKind } from '../../../resources/kinds/access-kinds.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { passwordMatches } from './htpasswd.ts';

/** The identity provider: a password file in a secret, which administrators may change. */
export const identityProvider = {
  name: 'developer',
  secret: { namespace: 'openshift-config', name: 'htpass-secret', key: 'htpasswd' },
} as const;

/** Somebody whose password was right; `undefined` when it was not. */
export type SignIn = (username: string, password: string) => Promise<User | undefined>;

/**
 * Checks passwords against the file, and makes known who logs in for the first time: a user is claimed by the first identity
 * with its name.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/understanding-identity-provider.html
 */
export const createSignIn =
  (client: Client, listers: Listers): SignIn =>
  async (username, password) => {
    const { namespace, name, key } = identityProvider.secret;
    const content = listers.of<Secret>(secretKind).get(namespace, name)?.data?.[key] ?? '';
    if (!passwordMatches(Buffer.from(content, 'base64').toString(), username, password)) return undefined;
    const identityName = `${identityProvider.name}:${username}`;
    const identity = listers.of<Identity>(identityKind).get(undefined, identityName);
    const users = listers.of<User>(userKind);
    if (identity !== undefined) {
      const user = users.get(undefined, identity.user.name ?? '');
      return user?.metadata.uid === identity.user.uid ? user : undefined;
    }
    const user = await claimed(client, users.get(undefined, username), username, identityName);
    if (user !== undefined) await client.create(identityKind, identityOf(identityName, username, user));
    return user;
  };

const claimed = async (
  client: Client,
  existing: User | undefined,
  name: string,
  identity: string,
): Promise<User | undefined> => {
  if (existing === undefined)
    return client.create<User>(userKind, {
      apiVersion: apiVersionOf(userKind),
      kind: userKind.kind,
      metadata: { name },
      identities: [identity],
      groups: null,
    });
  if (existing.identities?.includes(identity)) return existing;
  if ((existing.identities ?? []).length > 0) return undefined;
  return client.modify<User>(userKind, undefined, name, (user) => void (user.identities = [identity]));
};

const identityOf = (name: string, username: string, { metadata }: User): KubeObject =>
  ({
    apiVersion: apiVersionOf(identityKind),
    kind: identityKind.kind,
    metadata: { name },
    providerName: identityProvider.name,
    providerUserName: username,
    user: { name: metadata.name, uid: metadata.uid },
  }) as KubeObject;
