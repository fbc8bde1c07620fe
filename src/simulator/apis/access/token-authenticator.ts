import { podKind, secretKind, serviceAccountKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { Authenticator } from '../../apimachinery/authenticator.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { unauthorized } from '../../apimachinery/status-error.ts';
import type { ServiceAccountTokens, TokenClaims } from './service-account-token.ts';

/**
 * Whom the bearer token of a service account belongs to; `undefined` for a token that is forged, expired, or bound to
 * something that is gone.
 */
export const serviceAccountTokenOwner =
  (tokens: ServiceAccountTokens, listers: Listers) =>
  (token: string): UserInfo | undefined => {
    const claims = tokens.verify(token);
    return claims === undefined || !isBound(claims, listers) ? undefined : serviceAccountUser(claims['kubernetes.io']);
  };

/** Client certificates give the user in their common name and groups in their organizations; else a bearer token does. */
export const createAuthenticator =
  (ownerOf: (token: string) => UserInfo | undefined): Authenticator =>
  ({ certificate, bearerToken }) => {
    if (certificate !== undefined) {
      return { username: certificate.commonName, groups: [...certificate.organizations, 'system:authenticated'] };
    }
    if (bearerToken === undefined) return undefined;
    const user = ownerOf(bearerToken);
    if (user === undefined) throw unauthorized();
    return user;
  };

const serviceAccountUser = ({ namespace, serviceaccount, pod }: TokenClaims['kubernetes.io']): UserInfo => ({
  username: `system:serviceaccount:${namespace}:${serviceaccount.name}`,
  uid: serviceaccount.uid,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  ...(pod === undefined
    ? {}
    : {
        extra: {
          'authentication.kubernetes.io/pod-name': [pod.name],
          'authentication.kubernetes.io/pod-uid': [pod.uid],
        },
      }),
});

const isBound = (
  { 'kubernetes.io': { namespace, serviceaccount, secret, pod } }: TokenClaims,
  listers: Listers,
): boolean => {
  const exists = (kind: ResourceKind, reference: { name: string; uid: string } | undefined): boolean =>
    reference === undefined ||
    listers.of<KubeObject>(kind).get(namespace, reference.name)?.metadata.uid === reference.uid;
  return exists(serviceAccountKind, serviceaccount) && exists(secretKind, secret) && exists(podKind, pod);
};
