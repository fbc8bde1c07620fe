import type { KubeObject } from '../kube-object.ts';

/** `oauth.openshift.io/v1` OAuthClient: a program that may ask for tokens. @see https://docs.openshift.com/container-platform/4.19/rest_api/oauth_apis/ */
export interface OAuthClient extends KubeObject {
  secret?: string;
  /** Others that are as good, so that the secret can be changed without a break. */
  additionalSecrets?: string[];
  /** Whether users are asked by HTTP challenges, as a command line wants it, and not by a page to log in. */
  respondWithChallenges?: boolean;
  redirectURIs?: string[];
  grantMethod?: 'auto' | 'prompt';
  /** A scope must fit one of these; without any, all scopes do. */
  scopeRestrictions?: ScopeRestriction[];
  /** Seconds; 0: tokens never expire. */
  accessTokenMaxAgeSeconds?: number;
  /** Seconds; 0: tokens may stay unused for as long as one likes. */
  accessTokenInactivityTimeoutSeconds?: number;
}

/** Either the scopes themselves or the roles that scopes may name. */
export interface ScopeRestriction {
  literals?: string[];
  clusterRole?: { roleNames?: string[]; namespaces?: string[]; allowEscalation?: boolean };
}

/** `oauth.openshift.io/v1` OAuthClientAuthorization, named `<user>:<client>`: what a user has let a client do. */
export interface OAuthClientAuthorization extends KubeObject {
  clientName?: string;
  userName?: string;
  userUID?: string;
  scopes?: string[];
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
  /** Seconds since the creation after which the token ends unless it is used; 0: never. */
  inactivityTimeoutSeconds?: number;
}

/** `oauth.openshift.io/v1` OAuthAuthorizeToken: a code that a client exchanges for a token. */
export interface OAuthAuthorizeToken extends OAuthToken {
  state?: string;
  codeChallenge?: string;
  codeChallengeMethod?: string;
}
