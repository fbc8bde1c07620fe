import type { OAuthClient } from '../../../resources/access/oauth.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { oauthClientKind } from '../../../resources/kinds/access-kinds.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { isGoTrue } from '../../../resources/values/go-bool.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { accountRedirects, redirectAnnotations } from './account-redirects.ts';

/** A service account by its full name `system:serviceaccount:NAMESPACE:NAME`. */
export const accountOf = (username: string): { readonly namespace: string; readonly name: string } | undefined => {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  return dnsLabel(namespace).length + dnsSubdomain(name).length === 0 ? { namespace, name } : undefined;
};

/**
 * A client by its name, a service account that is one among them.
 *
 * @throws Error when there is none, or no way back to it
 */
export const clientNamed = (name: string, listers: Listers): OAuthClient => {
  const account = accountOf(name);
  if (account !== undefined)
    return accountClient(
      name,
      listers.of<ServiceAccount>(serviceAccountKind).get(account.namespace, account.name),
      listers,
    );
  const client = listers.of<OAuthClient>(oauthClientKind).get(undefined, name);
  if (client === undefined) throw notFound(oauthClientKind, name);
  return client;
};

const WANTS_CHALLENGES = 'serviceaccounts.openshift.io/oauth-want-challenges';

/**
 * A service account as a client, which its annotations make it: it may ask who the user is, and for roles in its own namespace.
 *
 * @param account what is known of it; `undefined` when it does not exist
 * @throws Error when there is no such account, or no way back to it
 * @see https://docs.openshift.com/container-platform/4.19/authentication/using-service-accounts-as-oauth-client.html
 */
const accountClient = (username: string, account: ServiceAccount | undefined, listers: Listers): OAuthClient => {
  const { namespace = '', name = '' } = accountOf(username) ?? {};
  if (account === undefined) throw notFound(serviceAccountKind, name);
  const redirectURIs = accountRedirects(account, listers);
  if (redirectURIs.length === 0)
    throw new Error(
      `${username} has no redirectURIs; set ${redirectAnnotations.uri}<some-value>=<redirect> or create a dynamic URI using ${redirectAnnotations.reference}<some-value>=<reference>`,
    );
  return {
    apiVersion: 'oauth.openshift.io/v1',
    kind: 'OAuthClient',
    metadata: { name: username },
    redirectURIs,
    ...(isGoTrue(account.metadata.annotations?.[WANTS_CHALLENGES] ?? '') ? { respondWithChallenges: true } : {}),
    grantMethod: 'prompt',
    scopeRestrictions: [
      { literals: ['user:info', 'user:check-access', 'user:list-scoped-projects', 'user:list-projects'] },
      { clusterRole: { roleNames: ['*'], namespaces: [namespace], allowEscalation: true } },
    ],
  };
};
