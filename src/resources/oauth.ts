import type { KubeObject } from './kube-object.ts';

/** `oauth.openshift.io/v1` OAuthClient: a program that may ask for tokens. @see https://docs.openshift.com/container-platform/4.19/rest_api/oauth_apis/ */
export interface OAuthClient extends KubeObject {
  secret?: string;
  /** Whether users are asked by HTTP challenges, as a command line wants it, and not by a page to log in. */
  respondWithChallenges?: boolean;
  redirectURIs?: string[];
  grantMethod?: 'auto' | 'prompt' | 'deny';
  /** Seconds; 0: tokens never expire. */
  accessTokenMaxAgeSeconds?: number;
}

/** What tokens of both kinds say; they are named by the hash of their secret. */
interface OAuthToken extends KubeObject {
  clientName?: string;
  /** Seconds; absent: never. */
  expiresIn?: number;
  scopes?: string[];
  redirectURI?: string;
  userName?: string;
  userUID?: string;
}

/** `oauth.openshift.io/v1` OAuthAccessToken: a login. */
export interface OAuthAccessToken extends OAuthToken {
  authorizeToken?: string;
}

/** `oauth.openshift.io/v1` OAuthAuthorizeToken: a code that a client exchanges for a token. */
export interface OAuthAuthorizeToken extends OAuthToken {
  state?: string;
  codeChallenge?: string;
  codeChallengeMethod?: string;
}
