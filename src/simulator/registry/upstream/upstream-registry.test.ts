import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test from 'node:test';
import { crio } from '../../../distribution/client-profile.ts';
import { pushImage } from '../../../distribution/push-image.ts';
import { digestOf } from '../../../distribution/verified-content.ts';
import { sample } from '../sample-image.fixture.ts';
import { world } from './upstream-registry.fixture.ts';

test('an image that was pushed is pulled with the requests of a node', async (context) => {
  const { clients, registry, requests } = await world(context);
  const pushed = sample('a');
  assert.equal(
    await pushImage(clients.push.repository('docker.io', 'org/app', { access: 'pull,push' }), 'v1', pushed),
    pushed.manifest.digest,
  );
  const before = registry.journal.entries().length;
  const repository = clients.crio.repository('docker.io', 'org/app');
  const manifest = await repository.getManifest('v1');
  assert.deepEqual(manifest, pushed.manifest);
  assert.deepEqual(await repository.readBlob(pushed.blobs[0]?.digest ?? ''), pushed.blobs[0]?.content);
  const { body, size } = await repository.getBlob(pushed.blobs[1]?.digest ?? '');
  assert.equal(size, pushed.blobs[1]?.size ?? 0);
  assert.deepEqual(Buffer.concat(await body.toArray()), pushed.blobs[1]?.content);
  assert.deepEqual(requests(before), [
    'GET /v2/ 200',
    'GET /v2/org/app/manifests/v1 200',
    'GET /v2/org/app/blobs/D 200',
    'GET /v2/org/app/blobs/D 200',
  ]);
  assert.equal(registry.journal.entries().at(-1)?.userAgent, crio.userAgent);
  assert.equal(registry.journal.entries().at(-1)?.bytes, pushed.blobs[1]?.size ?? 0);
});

test('storage has the layout of distribution', async (context) => {
  const { clients, storage } = await world(context);
  const pushed = sample('a');
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', pushed);
  const hex = (digest = '') => digest.slice(7);
  const [config, layer] = pushed.blobs.map((blob) => hex(blob.digest));
  const revision = hex(pushed.manifest.digest);
  const blob = (name = '') => `blobs/sha256/${name.slice(0, 2)}/${name}/data`;
  storage.flush();
  const { root } = storage.layout;
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.deepEqual(
    files.map((entry) => join(entry.parentPath, entry.name).slice(`${root}/docker/registry/v2/`.length)).sort(),
    [
      ...[config, layer, revision].map(blob),
      ...[config, layer].map((name) => `repositories/org/app/_layers/sha256/${name}/link`),
      `repositories/org/app/_manifests/revisions/sha256/${revision}/link`,
      'repositories/org/app/_manifests/tags/v1/current/link',
    ].sort(),
  );
});

test('tags move, are listed and go with their manifest', async (context) => {
  const { clients } = await world(context);
  const repository = clients.push.repository('docker.io', 'org/app');
  const [a, b] = [sample('a'), sample('b')];
  for (const [tag, pushed] of [
    ['v1', a],
    ['v2', b],
    ['v1', b],
  ] as const)
    await pushImage(repository, tag, pushed);
  assert.deepEqual(await repository.tags(), ['v1', 'v2']);
  assert.equal((await repository.headManifest('v1')).digest, b.manifest.digest);
  await repository.getManifest(a.manifest.digest);
  await repository.deleteManifest(b.manifest.digest);
  assert.deepEqual(await repository.tags(), []);
  await assert.rejects(repository.getManifest('v1'), { status: 404, message: 'manifest unknown: manifest unknown' });
});

test('a registry comes back under the same port', async (context) => {
  const { clients, registry } = await world(context);
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
  const { port } = registry;
  await registry.stop();
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('v1'));
  await registry.start();
  assert.equal(registry.port, port);
  await clients.go.repository('docker.io', 'org/app').getManifest('v1');
});

test('a corrupt blob is noticed and a blob with a wrong digest is refused', async (context) => {
  const { clients, registry, storage } = await world(context);
  const repository = clients.push.repository('docker.io', 'org/app');
  const pushed = sample('a');
  await pushImage(repository, 'v1', pushed);
  registry.faults.add({ path: /blobs/, method: 'GET', times: 1, effect: { kind: 'corrupt' } });
  const { body } = await repository.getBlob(pushed.blobs[1]?.digest ?? '');
  await assert.rejects(body.toArray(), { message: /^Digest did not match, expected sha256:\w+, got sha256:\w+$/ });
  const wrong = {
    digest: digestOf(Buffer.from('other')),
    size: 4,
    content: () => Readable.from([Buffer.from('data')]),
  };
  await assert.rejects(repository.uploadBlob(wrong), { status: 400 });
  assert.deepEqual(await storage.list(storage.layout.uploads('org/app')), []);
});
