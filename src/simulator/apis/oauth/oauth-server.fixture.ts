import { routeKind, secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import type { OpenPageAnswer, OpenPageRequest } from '../../apimachinery/open-page.ts';
import { Random } from '../../apimachinery/random.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { ServiceAccountTokens } from '../access/service-account-token.ts';
import { serviceAccountTokenOwner } from '../access/token-authenticator.ts';
import { htpasswdLine } from './htpasswd.ts';
import { LoginSessions } from './login-sessions.ts';
import { registerOAuthClients } from './oauth-clients.ts';
import { oauthPages } from './oauth-pages.ts';
import { oauthStorages } from './oauth-storages.ts';
import { oauthTokenOwner } from './oauth-token-owner.ts';
import { prolongLogin } from './prolong-login.ts';
import { createSignIn } from './sign-in.ts';
import { userStorages } from './user-storages.ts';

export const url = 'https://127.0.0.1:6443';
/** A cluster where one user, `ann`, may log in with the password `secret`. */
export const setUp = async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const random = new Random(1);
  const machinery = { store: new ObjectStore(), clock, random, admission: [] };
  const catalog = new ApiCatalog();
  catalog.add(
    ...userStorages(machinery),
    ...oauthStorages(machinery),
    new RegistryStore(secretKind, machinery),
    new RegistryStore(serviceAccountKind, machinery),
    new RegistryStore(routeKind, machinery),
  );
  const client = new StorageClient(catalog);
  const listers = storeListers(machinery.store);
  const drawSecret = () => random.hex(64);
  const tokens = new ServiceAccountTokens('00'.repeat(32), clock);
  const pages = oauthPages({
    client,
    listers,
    clock,
    url: () => url,
    drawSecret,
    ownerOf: serviceAccountTokenOwner(tokens, listers, () => undefined),
    signIn: createSignIn(client, listers),
    sessions: new LoginSessions(clock, drawSecret),
  });
  const data = { htpasswd: Buffer.from(htpasswdLine('ann', 'secret')).toString('base64') };
  const metadata = { namespace: 'openshift-config', name: 'htpass-secret' };
  await client.create(secretKind, { apiVersion: 'v1', kind: 'Secret', metadata, data } as KubeObject);
  await registerOAuthClients(client, url, 'of-the-browser');
  const ask = (path: string, more: Partial<OpenPageRequest> & { fields?: Record<string, string> } = {}) => {
    const { pathname, searchParams, search } = new URL(path, url);
    const rawQuery = search.slice(1);
    const form = async () => new URLSearchParams(more.fields);
    const request = { method: 'GET', path: pathname, query: searchParams, rawQuery, headers: {}, form, ...more };
    return (pages[pathname] as NonNullable<(typeof pages)[string]>)(request);
  };
  return { ask, client, catalog, clock, tokens, ownerOf: oauthTokenOwner(listers, clock, prolongLogin(client)) };
};

export const basic = (user: string, password: string) => ({
  'x-csrf-token': '1',
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

export const authorize = (parameters: Record<string, string> = {}): string =>
  `/oauth/authorize?${new URLSearchParams({
    client_id: 'openshift-challenging-client',
    redirect_uri: `${url}/oauth/token/implicit`,
    response_type: 'token',
    ...parameters,
  })}`;

export const location = ({ headers }: OpenPageAnswer): URL => new URL(headers['location'] ?? '', url);
