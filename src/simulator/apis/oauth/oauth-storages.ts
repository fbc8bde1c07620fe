import type { OAuthAccessToken, OAuthAuthorizeToken } from '../../../resources/access/oauth.ts';
import {
  oauthAccessTokenKind,
  oauthAuthorizeTokenKind,
  oauthClientKind,
  userOAuthAccessTokenKind,
} from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { type Listers, storeListers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { plainStorage } from '../plain-storage.ts';
import { clientNamed } from './account-client.ts';
import { authorizationStorage } from './authorization-storage.ts';
import { scopesDenied } from './scope-restrictions.ts';
import { validateOAuthClient } from './validate-oauth-client.ts';
import {
  tokenName,
  validateAccessToken,
  validateAccessTokenUpdate,
  validateAuthorizeToken,
  validateUnchangedToken,
} from './validate-oauth-token.ts';

/** All of oauth.openshift.io/v1. @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/oauth */
export const oauthStorages = (machinery: Machinery): RestStorage[] => {
  const clients = plainStorage(oauthClientKind, machinery, {
    requireResourceVersion: true,
    validate: validateOAuthClient,
    validateUpdate: validateOAuthClient,
  });
  const listers = storeListers(machinery.store);
  /** What is wrong with a client, or with what it wants. */
  const deniedTo = (name = '', scopes: readonly string[] = []): FieldError[] => {
    const failure = denial(name, scopes, listers);
    return failure === undefined
      ? []
      : [{ reason: 'InternalError', field: 'clientName', message: `Internal error: ${failure}` }];
  };
  const tokens = plainStorage(oauthAccessTokenKind, machinery, {
    nameRule: tokenName,
    requireResourceVersion: true,
    validate: (token: OAuthAccessToken) => [...validateAccessToken(token), ...deniedTo(token.clientName, token.scopes)],
    validateUpdate: validateAccessTokenUpdate,
  });
  return [
    tokens,
    plainStorage(oauthAuthorizeTokenKind, machinery, {
      nameRule: tokenName,
      requireResourceVersion: true,
      applyDefaults: (token: OAuthAuthorizeToken) => {
        if (token.codeChallenge && !token.codeChallengeMethod) token.codeChallengeMethod = 'plain';
      },
      validate: (token: OAuthAuthorizeToken) => [
        ...validateAuthorizeToken(token),
        ...deniedTo(token.clientName, token.scopes),
      ],
      validateUpdate: validateUnchangedToken,
    }),
    authorizationStorage(machinery, deniedTo),
    clients,
    ownTokens(tokens),
  ];
};

const denial = (name: string, scopes: readonly string[], listers: Listers): string | undefined => {
  try {
    return scopesDenied(clientNamed(name, listers), scopes);
  } catch (error) {
    return (error as Error).message;
  }
};

/** The tokens of whoever asks, and nobody else's. */
const ownTokens = (tokens: RegistryStore): RestStorage => ({
  kind: userOAuthAccessTokenKind,
  get: async (context, name) => own(tokens, context.user.username, name),
  list: async (context, options) => {
    const { metadata, items } = await tokens.list(context, options);
    return {
      apiVersion: apiVersionOf(userOAuthAccessTokenKind),
      kind: `${userOAuthAccessTokenKind.kind}List`,
      metadata,
      items: items.filter((token) => belongsTo(token, context.user.username)).map(shown),
    };
  },
  watch: (context, options, sink) =>
    tokens.watch(context, options, (change) => {
      if (belongsTo(change.object, context.user.username)) sink({ ...change, object: shown(change.object) });
    }),
  delete: async (context, name, options) => {
    await own(tokens, context.user.username, name);
    return tokens.delete(context, name, options);
  },
});

const own = async (tokens: RegistryStore, username: string, name: string): Promise<KubeObject> => {
  const token = tokens.peek(undefined, name);
  if (token === undefined || !belongsTo(token, username)) throw notFound(userOAuthAccessTokenKind, name);
  return shown(token);
};

const belongsTo = (token: OAuthAccessToken, username: string): boolean =>
  token.userName === username && token.metadata.name.startsWith('sha256~');

const shown = (token: KubeObject): KubeObject => ({ ...token, kind: userOAuthAccessTokenKind.kind });
