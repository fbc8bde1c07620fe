import assert from 'node:assert/strict';
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import test, { type TestContext } from 'node:test';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import { world } from './internal-registry.fixture.ts';

const layers = ['one', 'two'].map((text) => Buffer.from(text));
const created = '2020-02-01T10:00:00.120Z';
const config = Buffer.from(
  JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    created: '2020-02-02T10:00:00.120Z',
    config: { Cmd: ['/bin/sh', '-c', 'a && b > c'], Env: null, Labels: {} },
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => digestOf(layer)) },
    history: [
      { created, created_by: '/bin/sh -c #(nop) ADD file:1 in / ', comment: 'base' },
      { created: '2020-02-01T10:00:00.000Z', created_by: 'ENV <a>', empty_layer: true, author: 'me' },
      { created: '2020-02-02T10:00:00Z', created_by: 'COPY x' },
      { created: '2020-02-02T10:00:00Z', created_by: 'CMD', empty_layer: true },
    ],
  }),
);
const describe = (type: string, content: Buffer) => ({
  mediaType: type,
  size: content.length,
  digest: digestOf(content),
});
const image = (configuration: Buffer): Buffer =>
  Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.dockerManifest,
      config: describe(mediaType.dockerConfig, configuration),
      layers: layers.map((layer) => describe(mediaType.dockerLayer, layer)),
    }),
  );
const list = (architecture: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.dockerManifestList,
      manifests: [
        { ...describe(mediaType.dockerManifest, image(config)), platform: { os: 'linux', architecture: 's390x' } },
        { ...describe(mediaType.dockerManifest, image(config)), platform: { os: 'linux', architecture } },
      ],
    }),
  );
const { dockerManifest, dockerManifestList, dockerSchema1Signed } = mediaType;
const withoutHistory = Buffer.from('{"rootfs":{"diff_ids":["a","b"]}}');

/** The registry with an image, two lists and an image without a history, and a way to ask for a manifest. */
const filled = async (context: TestContext) => {
  const { registry } = await world(context, { tls: undefined });
  const headers = { Authorization: 'Bearer pusher' };
  const send = async (method: string, path: string, body?: Buffer, more: Record<string, string> = {}) => {
    const url = `http://${registry.endpoint}/v2/p/is/${path}`;
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...more },
      ...(body && { body: new Uint8Array(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  for (const blob of [config, withoutHistory, ...layers]) {
    const begun = await send('POST', 'blobs/uploads/');
    const [, upload] = (begun.headers.get('location') ?? '').split('/v2/p/is/');
    await send('PUT', `${upload}&digest=${digestOf(blob)}`, blob);
  }
  const put = async (reference: string, content: Buffer, type: string): Promise<void> => {
    const answer = await send('PUT', `manifests/${reference}`, content, { 'Content-Type': type });
    assert.equal(answer.status, 201, answer.body);
  };
  await put('v1', image(config), dockerManifest);
  await put('bare', image(withoutHistory), dockerManifest);
  await put('sha256:12', image(config), dockerManifest);
  await put('list', list('amd64'), dockerManifestList);
  await put('other', list('ppc64le'), dockerManifestList);
  return (reference: string, accept: string) => send('GET', `manifests/${reference}`, undefined, { Accept: accept });
};

/** What the registry of the distribution project (2.8) makes of the image under this name and tag. */
const rewritten = 'sha256:1c5d2238b0712c586558611203dbfe2786415f1918914bfbca5d9070ca0b4902';
const digest = digestOf(image(config));

const cases: [reference: string, accept: string, status: number, type: string, digest: string | null][] = [
  ['v1', dockerManifest, 200, dockerManifest, digest],
  ['v1', '*/*', 200, dockerSchema1Signed, rewritten],
  ['v1', `${mediaType.dockerSchema1}, ${dockerSchema1Signed}`, 200, dockerSchema1Signed, rewritten],
  [digest, dockerSchema1Signed, 200, dockerManifest, digest],
  ['list', dockerManifestList, 200, dockerManifestList, digestOf(list('amd64'))],
  ['list', dockerManifest, 200, dockerManifest, digest],
  ['other', dockerManifest, 404, 'application/json', null],
  ['bare', '*/*', 400, 'application/json', null],
  ['sha256:12', dockerManifest, 200, dockerManifest, digest],
  ['sha256:12', '*/*', 400, 'application/json', null],
];
test('clients that do not know the type of a manifest get one that they know', async (context) => {
  const get = await filled(context);
  for (const [reference, accept, status, type, expected] of cases) {
    const answer = await get(reference, accept);
    const seen = [answer.status, answer.headers.get('content-type'), answer.headers.get('docker-content-digest')];
    assert.deepEqual(seen, [status, type, expected], `${reference}, ${accept}: ${answer.body}`);
  }
});

test('a manifest that was rewritten is signed, and the digest is that of the text without the signature', async (context) => {
  const { body, headers } = await (await filled(context))('v1', '*/*');
  const { fsLayers, signatures } = JSON.parse(body) as {
    fsLayers: { blobSum: string }[];
    signatures: { header: { jwk: JsonWebKey }; signature: string; protected: string }[];
  };
  const [signature] = signatures;
  assert.ok(signature);
  const { formatLength, formatTail } = JSON.parse(Buffer.from(signature.protected, 'base64url').toString()) as {
    formatLength: number;
    formatTail: string;
  };
  const text = body.slice(0, formatLength) + Buffer.from(formatTail, 'base64url').toString();
  assert.equal(digestOf(Buffer.from(text)), headers.get('docker-content-digest'));
  const key = createPublicKey({ key: signature.header.jwk, format: 'jwk' });
  const signed = Buffer.from(`${signature.protected}.${Buffer.from(text).toString('base64url')}`);
  const bytes = Buffer.from(signature.signature, 'base64url');
  assert.ok(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes));
  assert.equal(fsLayers.length, 4);
});

test('the layers of a manifest that was rewritten can be pulled, the empty one too', async (context) => {
  const get = await filled(context);
  const { body } = await get('v1', '*/*');
  for (const { blobSum } of (JSON.parse(body) as { fsLayers: { blobSum: string }[] }).fsLayers) {
    const blob = await get(`../blobs/${blobSum}`, '*/*');
    assert.equal(blob.status, 200, blobSum);
  }
});
