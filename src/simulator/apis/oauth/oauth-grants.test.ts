import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { OAuthAccessToken } from '../../../resources/access/oauth.ts';
import {
  oauthAccessTokenKind,
  oauthClientAuthorizationKind,
  oauthClientKind,
} from '../../../resources/kinds/access-kinds.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { authorize, basic, location, setUp, url } from './oauth-server.fixture.ts';

const BACK = 'https://app.test/back';
const ACCOUNT = 'system:serviceaccount:ns:app';

const withClients = async () => {
  const server = await setUp();
  const client = { apiVersion: 'oauth.openshift.io/v1', kind: 'OAuthClient', redirectURIs: [BACK] };
  const shy = {
    ...client,
    metadata: { name: 'shy' },
    grantMethod: 'prompt',
    scopeRestrictions: [{ literals: ['user:info', 'user:list-projects'] }],
  };
  const lazy = {
    ...client,
    metadata: { name: 'lazy' },
    grantMethod: 'auto',
    respondWithChallenges: true,
    accessTokenInactivityTimeoutSeconds: 300,
  };
  for (const each of [shy, lazy]) await server.client.create(oauthClientKind, each as KubeObject);
  await server.client.create(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      namespace: 'ns',
      name: 'app',
      annotations: { 'serviceaccounts.openshift.io/oauth-redirecturi.a': BACK },
    },
  });
  const logIn = async (): Promise<string> => {
    const form = async () => new URLSearchParams('username=ann&password=secret&then=/');
    return ((await server.ask('/login', { method: 'POST', form })).headers['set-cookie'] ?? '').split(';')[0] ?? '';
  };
  return { ...server, logIn };
};

const wanted = (client_id: string, scope: string) =>
  authorize({ client_id, redirect_uri: BACK, response_type: 'code', scope, state: 'x' });

for (const client of ['shy', ACCOUNT])
  test(`users are asked whether ${client} may have what it wants, and once they have said so they are not asked again`, async () => {
    const { ask, client: api, logIn } = await withClients();
    let cookie = await logIn();
    const answer = await ask(wanted(client, 'user:info user:list-projects'), { headers: { cookie } });
    assert.match(answer.headers['location'] ?? '', /^authorize\/approve\?client_id=/);
    const toApprove = new URL(answer.headers['location'] ?? '', `${url}/oauth/`);
    const question = await ask(toApprove.href, { headers: { cookie } });
    const hidden = [...question.body.matchAll(/type="hidden" name="(.*?)" value="(.*?)"/g)].map(
      ([, name = '', value = '']): [string, string] => [
        name,
        value.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code)),
      ],
    );
    const csrf = question.headers['set-cookie']?.split(';')[0];
    const say = (word: string, scopes: string[], cookies = `${cookie}; ${csrf}`) =>
      ask(toApprove.pathname, {
        method: 'POST',
        headers: { cookie: cookies },
        form: async () =>
          new URLSearchParams([...hidden, ...scopes.map((scope) => ['scope', scope]), [word, word]] as [
            string,
            string,
          ][]),
      });
    assert.match((await say('approve', ['user:info'], cookie)).body, /Invalid CSRF token/);
    assert.match((await say('approve', ['user:full'])).body, /requested illegal scopes \(user:full\)/);
    const denied = (await say('deny', ['user:info'])).headers['location'] ?? '';
    const refusal = location(await ask(new URL(denied, toApprove).href, { headers: { cookie } }));
    assert.equal(refusal.href, `${BACK}?error=access_denied&state=x`);
    const back = new URL((await say('approve', ['user:info'])).headers['location'] ?? '', toApprove);
    assert.deepEqual([back.pathname, back.searchParams.get('scope')], ['/oauth/authorize', 'user:info']);
    assert.ok(location(await ask(back.href, { headers: { cookie } })).searchParams.get('code'));
    const authorization = await api.get<KubeObject & { scopes: string[] }>(
      oauthClientAuthorizationKind,
      undefined,
      `ann:${client}`,
    );
    assert.deepEqual(authorization.scopes, ['user:info']);
    cookie = await logIn();
    assert.ok(location(await ask(wanted(client, 'user:info'), { headers: { cookie } })).searchParams.get('code'));
  });

test('what a client may not have at all, users are not asked', async () => {
  const { ask, logIn } = await withClients();
  const answer = location(await ask(wanted('shy', 'user:info user:full'), { headers: { cookie: await logIn() } }));
  assert.equal(answer.searchParams.get('error_description'), 'scope denied: user:full');
});

test('whoever logs out has to log in again', async () => {
  const { ask, logIn } = await withClients();
  const cookie = await logIn();
  assert.equal((await ask('/logout')).code, 405);
  const post = (to: string) =>
    ask('/logout', { method: 'POST', headers: { cookie }, form: async () => new URLSearchParams([['then', to]]) });
  assert.equal((await post('https://elsewhere.test/')).code, 200);
  assert.deepEqual([(await post('/x')).code, (await post('/x')).headers['location']], [302, '/x']);
  assert.equal(location(await ask(wanted('shy', 'user:info'), { headers: { cookie } })).pathname, '/login');
});

test('a token that may not stay unused for long lives on while it is used', async () => {
  const { ask, client, clock, ownerOf } = await withClients();
  const pass = (seconds: number) => clock.advanceTo(clock.now() + seconds * 1000, async () => {});
  const asked = authorize({ client_id: 'lazy', redirect_uri: BACK });
  const fragment = location(await ask(asked, { headers: basic('ann', 'secret') })).hash.slice(1);
  const token = new URLSearchParams(fragment).get('access_token') ?? '';
  const timeout = async () => (await client.list<OAuthAccessToken>(oauthAccessTokenKind))[0]?.inactivityTimeoutSeconds;
  assert.equal(await timeout(), 300);
  for (const until of [550, 800]) {
    await pass(250);
    assert.equal(ownerOf(token)?.user.username, 'ann');
    await setImmediate();
    assert.equal(await timeout(), until);
  }
  await pass(301);
  assert.equal(ownerOf(token), undefined);
});
