import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { User } from '../../../resources/access/user.ts';
import {
  identityKind,
  oauthAccessTokenKind,
  oauthAuthorizeTokenKind,
  oauthClientKind,
  userIdentityMappingKind,
  userKind,
  userOAuthAccessTokenKind,
} from '../../../resources/kinds/access-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { authorize, basic, location, setUp, url } from './oauth-server.fixture.ts';

const DAY = 24 * 60 * 60 * 1000;

test('a command line gets a token for a name and a password', async () => {
  const { ask, client, ownerOf } = await setUp();
  const answer = await ask(authorize(), { headers: basic('ann', 'secret') });
  assert.equal(answer.code, 302);
  const fragment = new URLSearchParams(location(answer).hash.slice(1));
  assert.deepEqual(
    [fragment.get('expires_in'), fragment.get('scope'), fragment.get('token_type')],
    ['86400', 'user:full', 'Bearer'],
  );
  const { user } = ownerOf(fragment.get('access_token') ?? '') ?? {};
  assert.deepEqual([user?.username, user?.groups], ['ann', ['system:authenticated:oauth', 'system:authenticated']]);
  const identity = await client.get(identityKind, undefined, 'developer:ann');
  assert.deepEqual((identity as unknown as { user: unknown }).user, { name: 'ann', uid: user?.uid });
});

test('tokens and codes are sent back with their tilde as it is', async () => {
  const { ask } = await setUp();
  for (const [type, start] of [
    ['token', '#access_token=sha256~'],
    ['code', '?code=sha256~'],
  ] as const) {
    const { headers } = await ask(authorize({ response_type: type }), { headers: basic('ann', 'secret') });
    assert.ok(String(headers['location']).includes(start), String(headers['location']));
  }
});

test('without credentials or with wrong ones there is a challenge, for those who show that they mean it', async () => {
  const { ask, client } = await setUp();
  for (const headers of [{ 'x-csrf-token': '1' }, basic('ann', 'wrong'), basic('bob', 'secret')]) {
    const { code, headers: answered } = await ask(authorize(), { headers });
    assert.deepEqual([code, answered['www-authenticate']], [401, 'Basic realm="openshift"']);
  }
  const { code, body, headers } = await ask(authorize());
  assert.deepEqual([code, headers['www-authenticate']], [401, undefined]);
  assert.equal(body, 'A non-empty X-CSRF-Token header is required to receive basic-auth challenges\n');
  assert.deepEqual(await client.list(userKind), []);
});

test('a code is worth one token, for whoever knows the word that belongs to it', async () => {
  const { ask, client, ownerOf } = await setUp();
  const challenge = createHash('sha256').update('word').digest('base64url');
  const asked = { response_type: 'code', code_challenge: challenge, code_challenge_method: 'S256', state: 'x' };
  const answer = location(await ask(authorize(asked), { headers: basic('ann', 'secret') }));
  assert.equal(answer.searchParams.get('state'), 'x');
  const exchange = (word: string) =>
    ask('/oauth/token', {
      method: 'POST',
      headers: basic('openshift-challenging-client', ''),
      fields: { grant_type: 'authorization_code', code: answer.searchParams.get('code') ?? '', code_verifier: word },
    });
  assert.equal(JSON.parse((await exchange('guess')).body).error, 'invalid_grant');
  const token = JSON.parse((await exchange('word')).body);
  assert.equal(ownerOf(token.access_token)?.user.username, 'ann');
  assert.deepEqual(await client.list(oauthAuthorizeTokenKind), []);
  assert.equal((await exchange('word')).code, 400);
});

const refused: readonly [name: string, parameters: Record<string, string>, error: string][] = [
  ['a client that is not registered', { client_id: 'nobody' }, 'unauthorized_client'],
  ['a way back that is not registered', { redirect_uri: 'https://elsewhere.test/' }, 'invalid_request'],
];
for (const [name, parameters, error] of refused)
  test(`${name} is refused, and not sent back`, async () => {
    const { ask } = await setUp();
    const { code, body } = await ask(authorize(parameters), { headers: basic('ann', 'secret') });
    assert.deepEqual([code, JSON.parse(body).error], [400, error]);
  });

test('what is asked wrongly is said to the client', async () => {
  const { ask } = await setUp();
  for (const [parameters, error] of [
    [{ response_type: 'magic' }, 'unsupported_response_type'],
    [{ scope: 'user:magic' }, 'invalid_scope'],
  ] as const)
    assert.equal(location(await ask(authorize(parameters))).searchParams.get('error'), error);
});

test('a login ends after a day, with its user, and when it is deleted', async () => {
  const { ask, client, catalog, clock, ownerOf } = await setUp();
  const login = async (): Promise<string> =>
    new URLSearchParams(location(await ask(authorize(), { headers: basic('ann', 'secret') })).hash.slice(1)).get(
      'access_token',
    ) as string;
  const first = await login();
  await clock.advanceTo(clock.now() + DAY, async () => {});
  assert.equal(ownerOf(first), undefined);
  const second = await login();
  const own = catalog.find(userOAuthAccessTokenKind);
  const as = (username: string) => ({ user: { username, groups: [] }, namespace: undefined, warnings: [] });
  assert.equal((await own?.list?.(as('ann'), {}))?.items.length, 2);
  assert.deepEqual((await own?.list?.(as('bob'), {}))?.items, []);
  for (const { metadata } of await client.list(oauthAccessTokenKind)) {
    await assert.rejects(async () => own?.delete?.(as('bob'), metadata.name, {}), { code: 404 });
    await own?.delete?.(as('ann'), metadata.name, {});
  }
  assert.equal(ownerOf(second), undefined);
  const third = await login();
  assert.equal(ownerOf(third)?.user.username, 'ann');
  await client.delete(userKind, undefined, 'ann');
  assert.equal(ownerOf(third), undefined);
  assert.equal(ownerOf('sha256~made-up'), undefined);
});

test('a browser logs in on a form, and is shown a token', async () => {
  const { ask, ownerOf } = await setUp();
  const toLogin = location(await ask(location(await ask('/oauth/token/request')).href));
  assert.equal(toLogin.pathname, '/login');
  const then = toLogin.searchParams.get('then') ?? '';
  const post = (password: string, target = then) => {
    const form = async () => new URLSearchParams([...Object.entries({ username: 'ann', password }), ['then', target]]);
    return ask('/login', { method: 'POST', form });
  };
  assert.match((await post('wrong')).body, /Invalid login or password/);
  assert.equal(location(await post('secret', '//elsewhere.test/')).href, `${url}/`);
  const cookie = (await post('secret')).headers['set-cookie'] ?? '';
  const back = location(await ask(then, { headers: { cookie } }));
  const token = /<code>(.*)<\/code>/.exec((await ask(back.href)).body)?.[1] ?? '';
  assert.equal(ownerOf(token)?.user.username, 'ann');
  assert.equal(location(await ask(then, { headers: { cookie } })).pathname, '/login');
});

for (const path of ['/login', '/oauth/token', '/oauth/authorize', '/oauth/token/request'])
  test(`what ${path} answers may not be kept, nor shown inside another page`, async () => {
    const { headers } = await (await setUp()).ask(path);
    assert.deepEqual(
      ['cache-control', 'x-frame-options', 'x-content-type-options', 'referrer-policy'].map((name) => headers[name]),
      ['no-cache, no-store, max-age=0, must-revalidate', 'DENY', 'nosniff', 'strict-origin-when-cross-origin'],
    );
  });

test('everybody is somebody: the user ~', async () => {
  const { catalog } = await setUp();
  const user = { username: 'system:admin', groups: ['system:masters', 'a', 'a'] };
  assert.deepEqual(await catalog.find(userKind)?.get?.({ user, namespace: undefined, warnings: [] }, '~'), {
    apiVersion: 'user.openshift.io/v1',
    kind: 'User',
    metadata: { name: 'system:admin' },
    groups: ['a', 'system:masters'],
  });
});

test('an administrator says which user an identity is of', async () => {
  const { client } = await setUp();
  const object = (kind: { kind: string }, name: string, more: object = {}): KubeObject =>
    ({ apiVersion: 'user.openshift.io/v1', kind: kind.kind, metadata: { name }, ...more }) as KubeObject;
  await client.create(userKind, object(userKind, 'ann'));
  await client.create(userKind, object(userKind, 'bob'));
  await client.create(identityKind, object(identityKind, '', { providerName: 'a', providerUserName: 'b' }));
  const mapping = (user: string): KubeObject =>
    object(userIdentityMappingKind, '', { identity: { name: 'a:b' }, user: { name: user } });
  await assert.rejects(client.create(userIdentityMappingKind, mapping('nobody')), {
    code: 422,
    message: /user\.name: Invalid value: "nobody": referenced user does not exist$/,
  });
  const unfit = { identity: { name: 'a:b:c' }, user: { name: 'x:y' } };
  await assert.rejects(client.create(userIdentityMappingKind, object(userIdentityMappingKind, 'a:b:d', unfit)), {
    code: 422,
    message:
      'UserIdentityMapping.user.openshift.io "a:b:d" is invalid: [metadata.name: Invalid value: "a:b:d": must be in the format <providerName>:<providerUserName>, identity.name: Invalid value: "a:b:c": must match metadata.name, user.name: Invalid value: "x:y": usernames that contain ":" must begin with "b64:"]',
  });
  await client.create(userIdentityMappingKind, mapping('ann'));
  await assert.rejects(client.create(userIdentityMappingKind, mapping('ann')), { code: 409 });
  await client.modify<KubeObject & { user: object }>(
    userIdentityMappingKind,
    undefined,
    'a:b',
    (current) => void (current.user = { name: 'bob' }),
  );
  const identitiesOf = async (name: string) => (await client.get<User>(userKind, undefined, name)).identities;
  assert.deepEqual([await identitiesOf('ann'), await identitiesOf('bob')], [[], ['a:b']]);
  await client.delete(userIdentityMappingKind, undefined, 'a:b');
  await assert.rejects(client.get(userIdentityMappingKind, undefined, 'a:b'), { code: 404 });
});

test('what a request asks for may stand in its address, also of one that sends a form', async () => {
  const { ask, client } = await setUp();
  const display = { client_id: 'openshift-browser-client', redirect_uri: `${url}/oauth/token/display` };
  const asked = authorize({ ...display, response_type: 'code' });
  const { code, headers } = await ask(asked, { method: 'POST' });
  assert.deepEqual([code, new URL(headers['location'] ?? '', 'https://x').searchParams.get('then')], [302, asked]);
  await client.create(oauthClientKind, {
    apiVersion: 'oauth.openshift.io/v1',
    kind: 'OAuthClient',
    metadata: { name: 'plus' },
    grantMethod: 'auto',
    secret: 'a+b',
    respondWithChallenges: true,
    redirectURIs: ['https://back.test/'],
  } as KubeObject);
  const way = { client_id: 'plus', response_type: 'code', redirect_uri: 'https://back.test/' };
  const answer = await ask(authorize(way), { headers: basic('ann', 'secret') });
  const word = location(answer).searchParams.get('code');
  const exchange = `/oauth/token?grant_type=authorization_code&code=${word}&client_id=plus&client_secret=`;
  assert.equal((await ask(`${exchange}a+b`, { method: 'POST' })).code, 400);
  assert.equal((await ask(`${exchange}a%2Bb`, { method: 'POST' })).code, 200);
});
