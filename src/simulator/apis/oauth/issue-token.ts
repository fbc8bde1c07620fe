import type { OAuthAccessToken, OAuthAuthorizeToken, OAuthClient } from '../../../resources/access/oauth.ts';
import type { User } from '../../../resources/access/user.ts';
import { oauthAccessTokenKind, oauthAuthorizeTokenKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { OAuthServer } from './oauth-server.ts';
import { tokenObjectName, tokenOf } from './token-secret.ts';

/** Seconds. */
const TOKEN_LIFETIME = 24 * 60 * 60;
const CODE_LIFETIME = 5 * 60;

/** What a user lets a client do. */
export interface Grant {
  readonly user: Pick<User, 'metadata'>;
  readonly client: OAuthClient;
  readonly scopes: readonly string[];
  readonly redirectURI: string;
}

/** A login: the token is told once, what is kept is its hash. */
export const issueAccessToken = async (
  { client, drawSecret }: OAuthServer,
  grant: Grant,
  code?: string,
): Promise<{ token: string; expiresIn: number }> => {
  const token = tokenOf(drawSecret());
  const expiresIn = grant.client.accessTokenMaxAgeSeconds ?? TOKEN_LIFETIME;
  await client.create<OAuthAccessToken>(oauthAccessTokenKind, {
    apiVersion: apiVersionOf(oauthAccessTokenKind),
    kind: oauthAccessTokenKind.kind,
    metadata: { name: tokenObjectName(token) },
    ...granted(grant),
    ...(expiresIn === 0 ? {} : { expiresIn }),
    ...inactivity(grant.client),
    ...(code === undefined ? {} : { authorizeToken: code }),
  });
  return { token, expiresIn };
};

/** A code that the client turns into a token, within five minutes and with the word that it pledged. */
export const issueCode = async (
  { client, drawSecret }: OAuthServer,
  grant: Grant,
  state: string,
  pledge: { readonly challenge: string; readonly method: string } | '' | undefined,
): Promise<string> => {
  const code = tokenOf(drawSecret());
  await client.create<OAuthAuthorizeToken>(oauthAuthorizeTokenKind, {
    apiVersion: apiVersionOf(oauthAuthorizeTokenKind),
    kind: oauthAuthorizeTokenKind.kind,
    metadata: { name: tokenObjectName(code) },
    ...granted(grant),
    expiresIn: CODE_LIFETIME,
    ...(state === '' ? {} : { state }),
    ...(pledge ? { codeChallenge: pledge.challenge, codeChallengeMethod: pledge.method } : {}),
  });
  return code;
};

const inactivity = ({ accessTokenInactivityTimeoutSeconds: seconds }: OAuthClient) =>
  seconds ? { inactivityTimeoutSeconds: seconds } : {};

const granted = ({ user, client, scopes, redirectURI }: Grant) => ({
  clientName: client.metadata.name,
  scopes: [...scopes],
  redirectURI,
  userName: user.metadata.name,
  userUID: user.metadata.uid as string,
});
