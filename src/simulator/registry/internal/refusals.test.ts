import assert from 'node:assert/strict';
import http from 'node:http';
import test from 'node:test';
import { world } from './internal-registry.fixture.ts';
import { plainRequests } from './plain-requests.fixture.ts';
import { internalRegistryHost } from './start-internal-registry.ts';

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const refusals: [
  name: string,
  token: string | undefined,
  path: string,
  status: number,
  body: string,
  challenge?: string,
][] = [
  [
    'no credentials',
    undefined,
    '/v2/',
    401,
    '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}\n',
    'Bearer realm="https://image-registry.openshift-image-registry.svc:5000/openshift/token"',
  ],
  [
    'a token without rights',
    'stranger',
    '/v2/p/is/manifests/v1',
    401,
    '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[{"Type":"repository","Class":"","Name":"p/is","Action":"pull"}]}]}\n',
    'Basic realm=openshift,error="access denied"',
  ],
  [
    'a missing tag',
    'puller',
    '/v2/p/is/manifests/none',
    404,
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"none"}}]}\n',
  ],
  [
    'a missing stream',
    'puller',
    '/v2/p/none/manifests/v1',
    404,
    '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry"}]}\n',
  ],
  [
    'the tags of a missing stream',
    'puller',
    '/v2/p/none/tags/list',
    404,
    '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry","detail":{"name":"p/none"}}]}\n',
  ],
  [
    'a digest of a missing stream',
    'puller',
    `/v2/p/none/manifests/sha256:${'0'.repeat(64)}`,
    500,
    '{"errors":[{"code":"UNKNOWN","message":"unknown error","detail":{}}]}\n',
  ],
  [
    'an unknown digest',
    'puller',
    `/v2/p/is/manifests/sha256:${'0'.repeat(64)}`,
    404,
    `{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Name":"p/is","Revision":"sha256:${'0'.repeat(64)}"}}]}\n`,
  ],
  [
    'an unknown blob',
    'puller',
    `/v2/p/is/blobs/sha256:${'0'.repeat(64)}`,
    404,
    `{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry","detail":"sha256:${'0'.repeat(64)}"}]}\n`,
  ],
  [
    'the catalog',
    'puller',
    '/v2/_catalog',
    401,
    '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[{"Type":"registry","Class":"","Name":"catalog","Action":"*"}]}]}\n',
    'Basic realm=openshift,error="access denied"',
  ],
  ['a name of three parts', 'puller', '/v2/a/b/c/tags/list', 400, ''],
  [
    'an unknown token and a name of three parts',
    'unknown',
    '/v2/a/b/c/tags/list',
    401,
    '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[{"Type":"repository","Class":"","Name":"a/b/c","Action":"pull"}]}]}\n',
    'Basic realm=openshift,error="access denied"',
  ],
  [
    'a text that only looks like a digest',
    'puller',
    '/v2/p/is/manifests/sha256:abc',
    404,
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"sha256:abc"}}]}\n',
  ],
  [
    'a blob by such a text',
    'puller',
    '/v2/p/is/blobs/sha256:abc',
    400,
    '{"errors":[{"code":"DIGEST_INVALID","message":"provided digest did not match uploaded content","detail":{}}]}\n',
  ],
  ['a tag that cannot be one', 'puller', '/v2/p/is/manifests/-v1', 404, '404 page not found\n'],
  [
    'a signature for a name of one part',
    undefined,
    '/openshift/token?scope=signature:is:get',
    401,
    '{"details":"repository name \\"is\\" invalid: it must be of the format \\u003cproject\\u003e/\\u003cname\\u003e"}\n',
  ],
  [
    'several scopes in one',
    undefined,
    '/openshift/token?scope=repository:p/is:pull%20repository:is:pull',
    200,
    '{"access_token":"anonymous","token":"anonymous"}\n',
  ],
  ['a path below the token endpoint', 'puller', '/openshift/token/more', 401, ''],
  ['referrers', 'puller', `/v2/p/is/referrers/sha256:${'0'.repeat(64)}`, 404, '404 page not found\n'],
  ['a bearer token for the token endpoint', 'puller', '/openshift/token', 401, ''],
  [
    'a token for a name of three parts',
    undefined,
    '/openshift/token?scope=repository:a/b/c:pull',
    401,
    '{"details":"repository name \\"a/b/c\\" invalid: it must be of the format \\u003cproject\\u003e/\\u003cname\\u003e"}\n',
  ],
  [
    'nobody asking for a token',
    undefined,
    '/openshift/token',
    200,
    '{"access_token":"anonymous","token":"anonymous"}\n',
  ],
];
test('requests are refused with the words of the real registry', async (context) => {
  const { cluster, registry, serve } = await world(context, { tls: undefined });
  cluster.imported('p/is', 'v1', 'docker.io/org/app', await serve('a'));
  for (const [name, token, path, status, body, challenge] of refusals) {
    const headers = { Host: internalRegistryHost, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const response = await new Promise<http.IncomingMessage>((resolve) =>
      http.get({ port: registry.port, path, headers }, resolve),
    );
    assert.equal(Buffer.concat(await response.toArray()).toString(), body, name);
    assert.equal(response.statusCode, status, name);
    assert.equal(response.headers['www-authenticate'], challenge, name);
    assert.equal(response.headers['docker-distribution-api-version'], 'registry/2.0', name);
  }
});

const challenges: [authorization: string, path: string, challenge: string | undefined, body: string][] = [
  ['Basic', '/v2/', 'Bearer', 'authentication required'],
  ['Digest abc', '/v2/', 'Bearer', 'authentication required'],
  ['Basic !!', '/v2/', 'Basic realm=openshift,error="failed to decode credentials"', 'authentication required'],
  [basic('x', ''), '/v2/', 'Basic realm=openshift,error="failed to decode credentials"', 'authentication required'],
  [basic('x', 'anonymous'), '/v2/', 'Basic realm=openshift,error="access denied"', 'authentication required'],
  ['Bearer anonymous', '/v2/', undefined, '{}'],
  [basic('x', 'puller'), '/v2/', undefined, '{}'],
  [basic('x', ''), '/openshift/token', undefined, '{"details":"unable to validate token: Forbidden"}'],
  ['Digest abc', '/openshift/token', undefined, ''],
];
test('who comes with something else than a token is told what to come with', async (context) => {
  const { ask } = await plainRequests(context);
  for (const [authorization, path, challenge, body] of challenges) {
    const answer = await ask('GET', path, { token: '', headers: { Authorization: authorization } });
    assert.equal(answer.headers['www-authenticate']?.startsWith(challenge ?? 'none') ?? true, true, authorization);
    assert.equal(answer.headers['www-authenticate'] === undefined, challenge === undefined, authorization);
    assert.ok(answer.body.includes(body), `${authorization}: ${answer.body}`);
  }
});

test('methods that the API does not know are refused, but for its root', async (context) => {
  const { ask } = await plainRequests(context);
  assert.deepEqual([(await ask('POST', '/v2/')).status, (await ask('PATCH', '/v2/')).body], [200, '{}']);
  const posted = await ask('POST', '/v2/p/is/tags/list');
  assert.deepEqual([posted.status, posted.headers.allow, posted.body], [405, 'GET', 'Method not allowed\n']);
  const options = await ask('OPTIONS', '/v2/p/is/tags/list');
  assert.deepEqual([options.status, options.headers['www-authenticate']], [401, undefined]);
});

test('a path that is written in another way leads to the right one', async (context) => {
  const { ask } = await plainRequests(context);
  const page = await ask('GET', '/v2/p/is/tags/list/?n=1&last=a', { token: '' });
  assert.deepEqual(
    [page.status, page.headers.location, page.body],
    [301, '/v2/p/is/tags/list?n=1&last=a', '<a href="/v2/p/is/tags/list?n=1&amp;last=a">Moved Permanently</a>.\n\n'],
  );
  const moved = await ask('POST', '/v2/p/is/blobs/uploads');
  assert.deepEqual([moved.status, moved.headers.location, moved.body], [301, '/v2/p/is/blobs/uploads/', '']);
});

test('deleting what is not there is refused', async (context) => {
  const { ask, cluster, serve } = await plainRequests(context);
  const digest = `sha256:${'0'.repeat(64)}`;
  cluster.imported('p/is', 'v1', 'docker.io/org/app', await serve('a'));
  const remove = async (path: string): Promise<[number, string]> => {
    const { status, body } = await ask('DELETE', `/v2/p/${path}/${digest}`);
    return [status, body.trim()];
  };
  assert.deepEqual(await remove('is/blobs'), [
    404,
    '{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry"}]}',
  ]);
  assert.deepEqual(await remove('is/manifests'), [
    404,
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
  ]);
  assert.deepEqual(await remove('none/manifests'), [500, '{"errors":[{"code":"UNKNOWN","message":"unknown error"}]}']);
});

test('what a client has already is not sent again', async (context) => {
  const { ask, cluster, serve } = await plainRequests(context);
  const { manifest } = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', await serve('a'));
  for (const known of [manifest.digest, `"${manifest.digest}"`]) {
    const { status, body, headers } = await ask('GET', '/v2/p/is/manifests/v1', {
      headers: { 'If-None-Match': known, Accept: manifest.mediaType },
    });
    assert.deepEqual([status, body, headers.etag], [304, '', undefined], known);
  }
});
