import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { startUpstreamRegistry } from './start-upstream-registry.ts';

type Algorithm = 'sha256' | 'sha512';
const digestOf = (content: string, algorithm: Algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;

interface Request {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A registry over plain HTTP and the two ways to talk to it: `ask` gives the whole answer, `expect` checks its status. */
const registry = async (context: TestContext) => {
  const storage = await mkdtemp(join(tmpdir(), 'specification-'));
  const handle = await startUpstreamRegistry({ host: 'registry.test', storage, clock: new RealClock() });
  context.after(async () => {
    await handle.close();
    await rm(storage, { recursive: true, force: true });
  });
  const expect = async (status: number, method: string, path: string, request: Request = {}) => {
    const response = await fetch(new URL(path, `http://${handle.endpoint}`), { method, ...request });
    const body = await response.text();
    assert.equal(response.status, status, `${method} ${path}: ${body}`);
    return { body, header: (name: string) => response.headers.get(name) ?? '' };
  };
  const upload = async (name = 'org/app') =>
    (await expect(202, 'POST', `/v2/${name}/blobs/uploads/`)).header('location');
  const push = (content: string, name = 'org/app', algorithm: Algorithm = 'sha256') =>
    expect(201, 'POST', `/v2/${name}/blobs/uploads/?digest=${digestOf(content, algorithm)}`, { body: content });
  const manifest = (fields: object) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.ociManifest,
      config: { mediaType: mediaType.ociEmpty, size: 2, digest: digestOf('{}') },
      layers: [],
      ...fields,
    });
  const put = (reference: string, content: string, status = 201) =>
    expect(status, 'PUT', `/v2/org/app/manifests/${reference}`, {
      body: content,
      headers: { 'Content-Type': mediaType.ociManifest },
    });
  return { expect, upload, push, manifest, put };
};

const chunk = (content: string, start: number): Request => ({
  body: content,
  headers: { 'Content-Range': `${start}-${start + content.length - 1}` },
});

for (const algorithm of ['sha256', 'sha512'] as const) {
  test(`a blob is uploaded in every way with ${algorithm}`, async (context) => {
    const { expect, upload, push } = await registry(context);
    const content = 'first second third';
    const digest = digestOf(content, algorithm);
    const check = async (): Promise<void> => {
      assert.equal((await expect(200, 'GET', `/v2/org/app/blobs/${digest}`)).body, content);
      assert.equal(
        (await expect(200, 'HEAD', `/v2/org/app/blobs/${digest}`)).header('content-length'),
        String(content.length),
      );
      await expect(202, 'DELETE', `/v2/org/app/blobs/${digest}`);
      await expect(404, 'HEAD', `/v2/org/app/blobs/${digest}`);
    };
    await push(content, 'org/app', algorithm);
    await check();
    const put = await expect(201, 'PUT', `${await upload()}?digest=${digest}`, { body: content });
    assert.match(put.header('location'), new RegExp(`/v2/org/app/blobs/${digest}$`));
    assert.equal(put.header('docker-content-digest'), digest);
    await check();
    const streamed = (await expect(202, 'PATCH', await upload(), { body: content })).header('location');
    await expect(201, 'PUT', `${streamed}?digest=${digest}`);
    await check();
    const [one, two, three] = ['first ', 'second ', 'third'] as const;
    const first = await expect(202, 'PATCH', await upload(), chunk(one, 0));
    assert.equal(first.header('range'), '0-5');
    const second = await expect(202, 'PATCH', first.header('location'), chunk(two, 6));
    await expect(201, 'PUT', `${second.header('location')}?digest=${digest}`, chunk(three, 13));
    await check();
  });
}

test('a chunk out of order is refused, and the upload goes on from where it is', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  await expect(416, 'PATCH', location, chunk('second', 6));
  assert.equal((await expect(204, 'GET', location)).header('range'), '0-0');
  await expect(202, 'PATCH', location, chunk('first ', 0));
  const refused = await expect(416, 'PUT', `${location}?digest=${digestOf('first second')}`, chunk('again', 0));
  assert.equal(refused.header('range'), '0-5');
  assert.equal((await expect(204, 'GET', refused.header('location'))).header('range'), '0-5');
  await expect(201, 'PUT', `${location}?digest=${digestOf('first second')}`, chunk('second', 6));
});

test('content that does not match its digest is refused in every way', async (context) => {
  const { expect, upload } = await registry(context);
  const digest = digestOf('expected');
  await expect(400, 'POST', `/v2/org/app/blobs/uploads/?digest=${digest}`, { body: 'other' });
  await expect(400, 'PUT', `${await upload()}?digest=${digest}`, { body: 'other' });
  const location = (await expect(202, 'PATCH', await upload(), { body: 'other' })).header('location');
  assert.match((await expect(400, 'PUT', `${location}?digest=${digest}`)).body, /"code":"DIGEST_INVALID"/);
  await expect(404, 'GET', location);
  await expect(400, 'PUT', `${await upload()}?digest=sha256:short`, { body: 'other' });
  await expect(400, 'PUT', await upload(), { body: 'other' });
});

test('an upload is cancelled and an unknown one is not found', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  await expect(204, 'DELETE', location);
  await expect(404, 'PATCH', location, { body: 'x' });
  await expect(404, 'GET', '/v2/org/app/blobs/uploads/..%2f..%2fetc');
});

test('a blob is mounted from where it is and uploaded when it is not there', async (context) => {
  const { expect, push } = await registry(context);
  await push('shared', 'org/source');
  const digest = digestOf('shared');
  await expect(201, 'POST', `/v2/org/app/blobs/uploads/?mount=${digest}&from=org/source`);
  await expect(201, 'POST', `/v2/org/any/blobs/uploads/?mount=${digest}`);
  await expect(202, 'POST', `/v2/org/app/blobs/uploads/?mount=${digest}&from=org/none`);
  await expect(202, 'POST', `/v2/org/app/blobs/uploads/?mount=${digestOf('nowhere')}`);
  assert.equal((await expect(200, 'GET', `/v2/org/any/blobs/${digest}`)).body, 'shared');
});

const ranges: [header: string, status: number, body: string, contentRange: string][] = [
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=8-50', 206, '89', 'bytes 8-9/10'],
  ['bytes=5-0', 416, 'invalid range: failed to overlap\n', 'bytes */10'],
  ['bytes=50-60', 416, 'invalid range: failed to overlap\n', 'bytes */10'],
  ['bytes=0-1,3-4', 200, '0123456789', ''],
];
test('parts of a blob are served', async (context) => {
  const { expect, push } = await registry(context);
  await push('0123456789');
  for (const [header, status, body, contentRange] of ranges) {
    const answer = await expect(status, 'GET', `/v2/org/app/blobs/${digestOf('0123456789')}`, {
      headers: { Range: header },
    });
    assert.deepEqual([answer.body, answer.header('content-range')], [body, contentRange], header);
  }
});

test('an empty blob is a blob', async (context) => {
  const { expect, upload } = await registry(context);
  await expect(201, 'PUT', `${await upload()}?digest=${digestOf('')}`);
  const answer = await expect(200, 'GET', `/v2/org/app/blobs/${digestOf('')}`);
  assert.deepEqual([answer.body, answer.header('content-length')], ['', '0']);
});

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
  ['a tag that is too long', 'a'.repeat(129), (manifest) => manifest({}), 400, 'TAG_INVALID'],
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
  ]) {
    await expect(404, 'GET', path);
  }
  await expect(405, 'POST', '/v2/org/app/tags/list');
});

test('an upload whose connection broke goes on from what has arrived', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  const content = 'x'.repeat(300_000);
  const { hostname, port, pathname } = new URL(location);
  const socket = connect(Number(port), hostname);
  const expectation = 'Expect: 100-continue\r\n';
  socket.write(
    `PATCH ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${expectation}Content-Length: ${content.length}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.end(content.slice(0, 100_000));
  const arrived = Number((await expect(204, 'GET', location)).header('range').split('-')[1]) + 1;
  assert.ok(arrived > 1 && arrived <= 100_000, `${arrived} bytes arrived`);
  await expect(202, 'PATCH', location, chunk(content.slice(arrived), arrived));
  await expect(201, 'PUT', `${location}?digest=${digestOf(content)}`);
});
