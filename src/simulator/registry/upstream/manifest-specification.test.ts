import assert from 'node:assert/strict';
import test from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import { digestOf, registry } from './plain-registry.fixture.ts';

test('tags are listed page by page', async (context) => {
  const { expect, push, manifest, put } = await registry(context);
  await push('{}');
  for (const tag of ['b', 'a', 'C', 'd']) await put(tag, manifest({}));
  const list = async (path: string) => {
    const answer = await expect(200, 'GET', path);
    return { tags: (JSON.parse(answer.body) as { tags: string[] }).tags, link: answer.header('link') };
  };
  assert.deepEqual(await list('/v2/org/app/tags/list'), { tags: ['C', 'a', 'b', 'd'], link: '' });
  assert.deepEqual(await list('/v2/org/app/tags/list?n=3'), {
    tags: ['C', 'a', 'b'],
    link: '</v2/org/app/tags/list?last=b&n=3>; rel="next"',
  });
  assert.deepEqual(await list('/v2/org/app/tags/list?last=b&n=3'), { tags: ['d'], link: '' });
  assert.deepEqual(await list('/v2/org/app/tags/list?n=0'), { tags: [], link: '' });
  await expect(400, 'GET', '/v2/org/app/tags/list?n=x');
  assert.match((await expect(404, 'GET', '/v2/org/none/tags/list')).body, /NAME_UNKNOWN/);
});

test('a manifest goes with all its tags, a tag goes alone', async (context) => {
  const { expect, push, manifest, put } = await registry(context);
  await push('{}');
  const content = manifest({});
  for (const tag of ['a', 'b', 'c']) await put(tag, content);
  await expect(202, 'DELETE', '/v2/org/app/manifests/a');
  await expect(404, 'HEAD', '/v2/org/app/manifests/a');
  await expect(200, 'HEAD', '/v2/org/app/manifests/b');
  await expect(202, 'DELETE', `/v2/org/app/manifests/${digestOf(content)}`);
  for (const reference of ['b', 'c', digestOf(content)]) await expect(404, 'GET', `/v2/org/app/manifests/${reference}`);
  await expect(404, 'DELETE', '/v2/org/app/manifests/a');
});

test('a push by digest may set tags', async (context) => {
  const { expect, push, manifest, put } = await registry(context);
  await push('{}');
  const content = manifest({});
  const digest = digestOf(content, 'sha512');
  assert.equal((await put(`${digest}?tag=a&tag=b`, content)).header('oci-tag'), 'a, b');
  assert.equal((await expect(200, 'HEAD', '/v2/org/app/manifests/b')).header('docker-content-digest'), digest);
});

test('what refers to a manifest is listed, also when that does not exist', async (context) => {
  const { expect, push, manifest, put } = await registry(context);
  await push('{}');
  const subject = { mediaType: mediaType.ociManifest, size: 3, digest: digestOf('nowhere') };
  const [sbom, signature] = ['sbom', 'signature'].map((type) =>
    manifest({ subject, artifactType: `application/${type}`, annotations: { type } }),
  ) as [string, string];
  assert.equal((await put(digestOf(sbom), sbom)).header('oci-subject'), subject.digest);
  await put('signature', signature);
  const list = async (query = '') => {
    const answer = await expect(200, 'GET', `/v2/org/app/referrers/${subject.digest}${query}`);
    assert.equal(answer.header('content-type'), mediaType.ociIndex);
    return {
      manifests: (JSON.parse(answer.body) as { manifests: { digest: string }[] }).manifests,
      filters: answer.header('oci-filters-applied'),
    };
  };
  assert.deepEqual(
    (await list()).manifests.map(({ digest }) => digest),
    [digestOf(sbom), digestOf(signature)].sort(),
  );
  assert.deepEqual(await list('?artifactType=application/sbom'), {
    manifests: [
      {
        mediaType: mediaType.ociManifest,
        digest: digestOf(sbom),
        size: sbom.length,
        artifactType: 'application/sbom',
        annotations: { type: 'sbom' },
      },
    ],
    filters: 'artifactType',
  });
  await expect(202, 'DELETE', `/v2/org/app/manifests/${digestOf(sbom)}`);
  assert.equal((await list()).manifests.length, 1);
  assert.equal(
    JSON.parse((await expect(200, 'GET', `/v2/org/none/referrers/${digestOf('x')}`)).body).manifests.length,
    0,
  );
  await expect(400, 'GET', '/v2/org/app/referrers/sha256:bad');
});

const refused: [
  name: string,
  reference: string,
  content: (manifest: (fields: object) => string) => string,
  status: number,
  code: string,
][] = [
  ['a digest of another manifest', digestOf('other'), (manifest) => manifest({}), 400, 'DIGEST_INVALID'],
  ['a text that only looks like a digest', 'sha256:baddigeststring', (manifest) => manifest({}), 400, 'DIGEST_INVALID'],
  ['a document that is no manifest', 'a', () => 'hello', 400, 'MANIFEST_INVALID'],
  ['a manifest of schema 1', 'a', () => '{"schemaVersion":1}', 400, 'MANIFEST_INVALID'],
  [
    'a manifest without its blobs',
    'a',
    (manifest) => manifest({ layers: [{ mediaType: mediaType.ociLayer, size: 1, digest: digestOf('missing') }] }),
    400,
    'MANIFEST_BLOB_UNKNOWN',
  ],
  [
    'a manifest of five megabytes',
    'a',
    (manifest) => manifest({ annotations: { a: 'a'.repeat(5_000_000) } }),
    413,
    'MANIFEST_INVALID',
  ],
];
test('manifests are refused with the codes of the specification', async (context) => {
  const { push, manifest, put } = await registry(context);
  await push('{}');
  for (const [name, reference, content, status, code] of refused) {
    const { body } = await put(reference, content(manifest), status);
    assert.match(body, new RegExp(`"code":"${code}"`), name);
  }
});

test('what is no path of the API is not found, and no path leads out of the storage', async (context) => {
  const { expect } = await registry(context);
  for (const path of [
    '/v1/',
    '/v2/UPPER/tags/list',
    '/v2/a%00b/tags/list',
    '/v2/%2e%2e/%2e%2e/tags/list',
    '/v2/..%2f..%2fetc/tags/list',
    '/v2/%zz/tags/list',
    `/v2/${'a/'.repeat(200)}b/tags/list`,
    `/v2/org/app/manifests/${'a'.repeat(129)}`,
    '/v2/org/app/manifests/-a',
    '/v2/org/app/blobs/latest',
  ]) {
    await expect(404, 'GET', path);
  }
  await expect(405, 'POST', '/v2/org/app/tags/list');
});
