import { createHmac } from 'node:crypto';
import { clusterRoleBindingKind, clusterRoleKind, secretKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { OpenPage } from '../apimachinery/open-page.ts';
import { htpasswdLine } from '../apis/oauth/htpasswd.ts';
import { LoginSessions } from '../apis/oauth/login-sessions.ts';
import { registerOAuthClients } from '../apis/oauth/oauth-clients.ts';
import { oauthPages } from '../apis/oauth/oauth-pages.ts';
import { createSignIn, identityProvider } from '../apis/oauth/sign-in.ts';
import type { Access } from './control-plane.ts';
import type { Foundation } from './foundation.ts';

/** How users log in with a password. */
export interface Logins {
  readonly pages: Readonly<Record<string, OpenPage>>;
  /** Who may log in from the start, by user name. */
  readonly passwords: Readonly<Record<'kubeadmin' | 'developer', string>>;
  /** Writes what the pages need, once the server has an address; also after other objects have taken the place of all. */
  register(): Promise<void>;
}

/**
 * The users of a local OpenShift: `developer`, whose password is no secret, and `kubeadmin`, who administers the cluster.
 *
 * @see https://crc.dev/docs/using/#accessing-the-openshift-cluster-with-oc
 */
export const createLogins = (foundation: Foundation, { tokens, ownerOf }: Access, url: () => string): Logins => {
  const { client, listers, clock, owners } = foundation;
  let drawn = 0;
  const drawSecret = (): string =>
    createHmac('sha256', tokens.key).update(`login ${++drawn} ${clock.now()}`).digest('hex');
  const passwords = { kubeadmin: password(drawSecret()), developer: 'developer' };
  return {
    passwords,
    pages: oauthPages({
      client,
      listers,
      clock,
      url,
      drawSecret,
      ownerOf,
      signIn: createSignIn(client.writingAs(owners.of('oauth-server')), listers),
      sessions: new LoginSessions(clock, drawSecret),
    }),
    register: async () => {
      const { namespace, name, key } = identityProvider.secret;
      if (listers.of(secretKind).get(namespace, name) === undefined) {
        const file = Object.entries(passwords).map(([user, word]) => htpasswdLine(user, word));
        await client.create(secretKind, {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { namespace, name },
          data: { [key]: Buffer.from(file.join('')).toString('base64') },
        } as KubeObject);
        await client.create(clusterRoleBindingKind, kubeadminBinding as unknown as KubeObject);
      }
      await registerOAuthClients(client, url(), drawSecret());
    },
  };
};

const kubeadminBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: clusterRoleBindingKind.kind,
  metadata: { name: 'cluster-admin-0' },
  roleRef: { apiGroup: clusterRoleKind.group, kind: clusterRoleKind.kind, name: 'cluster-admin' },
  subjects: [{ apiGroup: clusterRoleKind.group, kind: 'User', name: 'kubeadmin' }],
};

const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNPQRSTUVWXYZ23456789';

/** Four groups of five characters, as installers print them. @param random hex digits, two a character */
const password = (random: string): string =>
  [...Buffer.from(random, 'hex').subarray(0, 20)]
    .map((byte, index) => `${index > 0 && index % 5 === 0 ? '-' : ''}${ALPHABET[byte % ALPHABET.length]}`)
    .join('');
