import type { Secret } from '../../../resources/access/secret.ts';
import { nodeKind, podKind, secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Authenticator } from '../../apimachinery/authenticator.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { serviceAccountUser } from '../../apimachinery/service-account-user.ts';
import { unauthorized } from '../../apimachinery/status-error.ts';
import { holdsToken, isInvalid, type NoteUse } from './lasting-token.ts';
import { defaultAudience, type ServiceAccountTokens, type TokenClaims } from './service-account-token.ts';

/** Whom a bearer token belongs to, and for which of the audiences it was issued; `undefined` for a token that is not valid. */
export type TokenOwner = (
  token: string,
  audiences?: readonly string[],
) => { readonly user: UserInfo; readonly audiences: readonly string[] } | undefined;

/**
 * The owners of the tokens of service accounts: not of those that are forged, expired, bound to something that is gone, or taken
 * out of use.
 *
 * @param noteUse is told of the secret whose token is shown
 */
export const serviceAccountTokenOwner =
  (tokens: ServiceAccountTokens, listers: Listers, noteUse: NoteUse): TokenOwner =>
  (token, wanted = [defaultAudience]) => {
    const claims = tokens.verify(token);
    if (claims === undefined || !isBound(claims, listers)) return undefined;
    if (claims.exp === undefined && !isLasting(claims, token, listers, noteUse)) return undefined;
    // Only the tokens in secrets are for everybody.
    const audiences = claims.exp === undefined ? wanted : wanted.filter((each) => claims.aud.includes(each));
    return audiences.length === 0 ? undefined : { user: userOf(claims), audiences };
  };

const isLasting = (
  { 'kubernetes.io': { namespace, secret: reference } }: TokenClaims,
  token: string,
  listers: Listers,
  noteUse: NoteUse,
): boolean => {
  const secret = listers.of<Secret>(secretKind).get(namespace, reference?.name ?? '');
  if (secret === undefined || !holdsToken(secret, token)) return false;
  noteUse(secret);
  return !isInvalid(secret);
};

/** Client certificates give the user in their common name and groups in their organizations; else a bearer token does. */
export const createAuthenticator =
  (ownerOf: TokenOwner): Authenticator =>
  ({ certificate, bearerToken }) => {
    if (certificate !== undefined) {
      const { commonName, organizations, fingerprint } = certificate;
      return {
        username: commonName,
        groups: [...organizations, 'system:authenticated'],
        ...(fingerprint === undefined ? {} : { extra: { [CREDENTIAL]: [`X509SHA256=${fingerprint}`] } }),
      };
    }
    if (bearerToken === undefined) return undefined;
    const owner = ownerOf(bearerToken);
    if (owner === undefined) throw unauthorized();
    return owner.user;
  };

const CREDENTIAL = 'authentication.kubernetes.io/credential-id';

const userOf = ({ jti, 'kubernetes.io': about }: TokenClaims): UserInfo => {
  const { namespace, serviceaccount, pod, node } = about;
  const extra = {
    ...(jti === undefined ? {} : { [CREDENTIAL]: [`JTI=${jti}`] }),
    ...named('node', node),
    ...named('pod', pod),
  };
  const { username, groups } = serviceAccountUser(namespace, serviceaccount.name);
  return {
    username,
    uid: serviceaccount.uid,
    groups,
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
};

const named = (kind: string, object: { name: string; uid?: string } | undefined): Record<string, string[]> =>
  object === undefined
    ? {}
    : {
        [`authentication.kubernetes.io/${kind}-name`]: [object.name],
        ...(object.uid === undefined ? {} : { [`authentication.kubernetes.io/${kind}-uid`]: [object.uid] }),
      };

const isBound = (
  { 'kubernetes.io': { namespace, serviceaccount, secret, pod, node } }: TokenClaims,
  listers: Listers,
): boolean => {
  const exists = (kind: ResourceKind, reference: { name: string; uid?: string } | undefined): boolean =>
    reference === undefined ||
    listers.of<KubeObject>(kind).get(kind.namespaced ? namespace : undefined, reference.name)?.metadata.uid ===
      reference.uid;
  const isHere = exists(serviceAccountKind, serviceaccount) && exists(secretKind, secret) && exists(podKind, pod);
  // A token of a pod tells its node and is not bound to it.
  return isHere && (pod !== undefined || exists(nodeKind, node));
};
