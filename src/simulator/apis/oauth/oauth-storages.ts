import {
  oauthAccessTokenKind,
  oauthAuthorizeTokenKind,
  oauthClientAuthorizationKind,
  oauthClientKind,
  userOAuthAccessTokenKind,
} from '../../../resources/access-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { OAuthAccessToken } from '../../../resources/oauth.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { pathSegment } from '../validation/dns-name.ts';

/** All of oauth.openshift.io/v1. @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/oauth */
export const oauthStorages = (machinery: Machinery): RestStorage[] => {
  const options = { nameRule: pathSegment };
  const tokens = plainStorage(oauthAccessTokenKind, machinery, options);
  return [
    tokens,
    plainStorage(oauthAuthorizeTokenKind, machinery, options),
    plainStorage(oauthClientAuthorizationKind, machinery, options),
    plainStorage(oauthClientKind, machinery, options),
    ownTokens(tokens),
  ];
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
