import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { digestOf } from '../../../../distribution/verified-content.ts';
import { mediaType } from '../../../../image/media-type.ts';
import { parseSchema1Manifest } from '../../../../image/schema1-manifest.ts';
import { RealClock } from '../../../clock/real-clock.ts';
import { plainRequests } from '../plain-requests.fixture.ts';
import { SigningKey } from './signing-key.ts';

const layers = ['younger', 'older'].map((text) => Buffer.from(text));
const digests = layers.map((layer) => digestOf(layer));
const manifest = (blobs = digests, history = ['{"id":"b","parent":"a"}', '{"id":"a"}']): string =>
  JSON.stringify({
    name: 'p/is',
    tag: 'v1',
    architecture: 'amd64',
    fsLayers: blobs.map((blobSum) => ({ blobSum })),
    history: history.map((v1Compatibility) => ({ v1Compatibility })),
    schemaVersion: 1,
  });
const indented = (text: string): string => JSON.stringify(JSON.parse(text), undefined, 3);
const signed = (text: string): string => new SigningKey(new RealClock()).sign(text);

/** A registry that has the layers. */
const filled = async (context: TestContext) => {
  const { ask, upload, cluster, ...rest } = await plainRequests(context);
  const headers = { 'Content-Type': 'application/octet-stream' };
  for (const layer of layers)
    await ask('PUT', `${await upload('p/is')}&digest=${digestOf(layer)}`, { body: layer, headers });
  const push = (body: string, type: string = mediaType.dockerSchema1Signed, reference = 'v1') =>
    ask('PUT', `/v2/p/is/manifests/${reference}`, { body, headers: { 'Content-Type': type } });
  return { ...rest, ask, push, cluster };
};

for (const [how, text] of [
  ['in one line', manifest()],
  ['indented', indented(manifest())],
] as const)
  test(`a manifest of schema 1 ${how} is stored without its signatures and served with one of the registry`, async (context) => {
    const { ask, push, cluster } = await filled(context);
    const digest = digestOf(Buffer.from(text));
    const pushed = await push(signed(text));
    assert.deepEqual([pushed.status, pushed.headers['docker-content-digest']], [201, digest], pushed.body);
    const image = cluster.images.get(digest) as Record<string, unknown>;
    const size = (at: number) => layers[at]?.length;
    assert.deepEqual(image['dockerImageLayers'], [
      { name: digests[1], size: size(1), mediaType: mediaType.dockerSchema1Layer },
      { name: digests[0], size: size(0), mediaType: mediaType.dockerSchema1Layer },
    ]);
    for (const reference of ['v1', digest]) {
      const got = await ask('GET', `/v2/p/is/manifests/${reference}`, {
        headers: { Accept: mediaType.dockerManifest },
      });
      assert.deepEqual([got.status, got.headers['content-type']], [200, mediaType.dockerSchema1Signed]);
      assert.equal(got.headers['docker-content-digest'], digest);
      assert.equal(Buffer.from(parseSchema1Manifest(Buffer.from(got.body)).canonical).toString(), text);
      assert.equal((await push(got.body)).status, 201);
    }
  });

const refused: [name: string, body: string, errors: [code: string, detail?: unknown][]][] = [
  ['is no JSON', '{', [['MANIFEST_INVALID', {}]]],
  ['has no signature', manifest(), [['MANIFEST_INVALID', {}]]],
  ['was changed after it was signed', signed(manifest()).replace('amd64', 'arm64'), [['MANIFEST_UNVERIFIED']]],
  ['tells less history than it has layers', signed(manifest(digests, ['{}'])), [['UNKNOWN'], ['UNKNOWN', {}]]],
  [
    'has layers that were not pushed',
    signed(manifest([`sha256:${'a'.repeat(64)}`, digests[1] ?? ''])),
    [['MANIFEST_BLOB_UNKNOWN', `sha256:${'a'.repeat(64)}`]],
  ],
];
for (const [name, body, errors] of refused)
  test(`a manifest of schema 1 that ${name} is refused`, async (context) => {
    const { push } = await filled(context);
    const answer = await push(body, 'application/json');
    const found = (JSON.parse(answer.body) as { errors: { code: string; detail?: unknown }[] }).errors;
    assert.deepEqual(
      found.map(({ code, detail }) => (detail === undefined ? [code] : [code, detail])),
      errors,
    );
    assert.ok(answer.status >= 400);
  });

test('a manifest of schema 1 is pushed by the digest of what is signed', async (context) => {
  const { push } = await filled(context);
  const body = signed(manifest());
  const type = mediaType.dockerSchema1Signed;
  assert.equal((await push(body, type, digestOf(Buffer.from(manifest())))).status, 201);
  assert.match((await push(body, type, digestOf(Buffer.from(body)))).body, /DIGEST_INVALID/);
});
