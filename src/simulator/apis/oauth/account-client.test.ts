import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { authorize, basic, location, setUp } from './oauth-server.fixture.ts';

const ACCOUNT = 'system:serviceaccount:ns:app';
const URI = 'serviceaccounts.openshift.io/oauth-redirecturi.';
const REFERENCE = 'serviceaccounts.openshift.io/oauth-redirectreference.';

const to = (name: string, group = 'route.openshift.io') =>
  JSON.stringify({
    kind: 'OAuthRedirectReference',
    apiVersion: 'v1',
    reference: { ...(group === '' ? {} : { group }), kind: 'Route', name },
  });

const withAccount = async (annotations: Record<string, string>) => {
  const server = await setUp();
  const account = await server.client.create<KubeObject>(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { namespace: 'ns', name: 'app', annotations },
  });
  const route = (name: string, spec: object, hosts: Record<string, string>): Promise<KubeObject> =>
    server.client.create(routeKind, {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { namespace: 'ns', name },
      spec: { to: { kind: 'Service', name }, ...spec },
      status: {
        ingress: Object.entries(hosts).map(([host, status]) => ({ host, conditions: [{ type: 'Admitted', status }] })),
      },
    } as KubeObject);
  /** Whether browsers are sent on, to the login. */
  const mayGoBackTo = async (redirect_uri: string): Promise<boolean> =>
    (await server.ask(authorize({ client_id: ACCOUNT, redirect_uri, scope: 'user:info' }))).code === 302;
  return { ...server, account, route, mayGoBackTo };
};

const expectations: readonly [name: string, annotations: Record<string, string>, uri: string, isKnown: boolean][] = [
  ['its own address', { [`${URI}a`]: 'https://a.test/x' }, 'https://a.test/x', true],
  ['the host of a secure route', { [`${REFERENCE}a`]: to('secure') }, 'https://secure.test/any', true],
  ['that host without TLS', { [`${REFERENCE}a`]: to('secure') }, 'http://secure.test/any', false],
  ['a host that no router has let in', { [`${REFERENCE}a`]: to('secure') }, 'https://refused.test/', false],
  [
    'the path of a plain route, by the older group',
    { [`${REFERENCE}a`]: to('plain', '') },
    'http://plain.test/p',
    true,
  ],
  ['elsewhere on that route', { [`${REFERENCE}a`]: to('plain') }, 'http://plain.test/q', false],
  [
    'a route with another path',
    { [`${URI}a`]: '/back', [`${REFERENCE}a`]: to('plain') },
    'http://plain.test/back',
    true,
  ],
  [
    'a route with another port',
    { [`${URI}a`]: '//:8443', [`${REFERENCE}a`]: to('secure') },
    'https://secure.test:8443/',
    true,
  ],
];
for (const [name, annotations, uri, isKnown] of expectations)
  test(`an account ${isKnown ? 'may' : 'may not'} send browsers back to ${name}`, async () => {
    const { route, mayGoBackTo } = await withAccount(annotations);
    await route('secure', { tls: { termination: 'edge' } }, { 'secure.test': 'True', 'refused.test': 'False' });
    await route('plain', { path: '/p' }, { 'plain.test': 'True' });
    assert.equal(await mayGoBackTo(uri), isKnown);
  });

test('a route or reference that does not exist makes no client', async () => {
  const { mayGoBackTo } = await withAccount({ [`${REFERENCE}a`]: to('gone'), [`${REFERENCE}b`]: 'no JSON' });
  assert.equal(await mayGoBackTo('https://secure.test/'), false);
});

test('the secret of an account is any token of its own, whomever it is for', async () => {
  const { account, ask, client, tokens } = await withAccount({
    [`${URI}a`]: 'https://a.test/',
    'serviceaccounts.openshift.io/oauth-want-challenges': 'true',
  });
  const other = await client.create(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { namespace: 'ns', name: 'other' },
  });
  const token = (name: string, uid: string | undefined) =>
    tokens.issue({
      namespace: 'ns',
      serviceAccount: { name, uid: uid ?? '' },
      lifetime: 60,
      audiences: ['mine'],
    });
  const exchange = (secret: string) =>
    ask('/oauth/token', {
      method: 'POST',
      headers: basic(encodeURIComponent(ACCOUNT), encodeURIComponent(secret)),
      fields: { grant_type: 'authorization_code', code: 'none' },
    });
  const said = async (secret: string) => JSON.parse((await exchange(secret)).body).error;
  assert.equal(await said(token('app', account.metadata.uid)), 'invalid_grant');
  assert.equal(await said(token('other', (other.metadata as { uid?: string }).uid)), 'unauthorized_client');
  for (const guess of ['guessed.e30.guess', 'no token']) assert.equal(await said(guess), 'unauthorized_client');
  const nothing = await ask('/oauth/token', { method: 'POST', fields: { grant_type: 'authorization_code' } });
  assert.equal(JSON.parse(nothing.body).error, 'invalid_request');
  const asked = authorize({ client_id: ACCOUNT, redirect_uri: 'https://a.test/', scope: 'user:info' });
  assert.equal((await ask(asked, { headers: { 'x-csrf-token': '1' } })).code, 401);
  assert.match(location(await ask(asked, { headers: basic('ann', 'secret') })).pathname, /approve/);
});
