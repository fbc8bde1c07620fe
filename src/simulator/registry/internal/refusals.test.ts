import assert from 'node:assert/strict';
import http from 'node:http';
import test from 'node:test';
import { world } from './internal-registry.fixture.ts';
import { internalRegistryHost } from './start-internal-registry.ts';

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
  ['referrers', 'puller', `/v2/p/is/referrers/sha256:${'0'.repeat(64)}`, 404, '404 page not found\n'],
  ['a bearer token for the token endpoint', 'puller', '/openshift/token', 401, ''],
  [
    'a token for a name of three parts',
    undefined,
    '/openshift/token?scope=repository:a/b/c:pull',
    401,
    '{"details":"repository name \\"a/b/c\\" invalid: it must be of the format <project>/<name>"}\n',
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
