import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mediaType } from '../../image/media-type.ts';
import { signedManifest } from '../../image/signed-manifest.fixture.ts';
import { registrySecret } from '../../resources/access/secret.ts';
import { podKind, secretKind } from '../../resources/kinds/kinds.ts';
import { nodeWorld } from './node-world.ts';
import { digest } from './registry-double.ts';

test('a second pod of the same image asks no registry', async (context) => {
  const world = await nodeWorld(context);
  const { digest } = world.registry.serve('org/app', 'v1');
  await world.run('one', 'registry.test/org/app:v1');
  world.registry.requests.length = 0;
  await world.run('two', `registry.test/org/app@${digest}`);
  assert.deepEqual(world.registry.requests, []);
  assert.deepEqual(world.events('two').slice(0, 1), [
    `Normal Pulled 1: Container image "registry.test/org/app@${digest}" already present on machine`,
  ]);
  assert.equal(world.pod('two')?.status?.containerStatuses?.[0]?.image, 'registry.test/org/app:v1');
});

test('an image under another name is pulled again, but without the layers that the node holds', async (context) => {
  const world = await nodeWorld(context);
  const { digest, config } = world.registry.serve('org/app', 'v1');
  world.registry.serve('ns/stream', 'v1');
  await world.run('one', `registry.test/org/app@${digest}`);
  assert.equal(world.registry.requests.length, 4);
  world.registry.requests.length = 0;
  await world.run('two', `registry.test/ns/stream@${digest}`);
  const short = (text: string): string => text.slice(7, 11);
  assert.deepEqual(world.registry.requests, [
    '/v2/',
    `/v2/ns/stream/manifests/${short(digest)}`,
    `/v2/ns/stream/blobs/${short(config)}`,
  ]);
  const [container] = world.pod('two')?.status?.containerStatuses ?? [];
  assert.equal(container?.image, `registry.test/ns/stream@${digest}`);
  assert.equal(container?.imageID, `registry.test/ns/stream@${digest}`);
  const images = await world.client.get(podKind, 'a', 'two').then(() => world.node.images.status);
  assert.deepEqual(
    images.map(({ names }) => names),
    [[`registry.test/ns/stream@${digest}`, `registry.test/org/app@${digest}`]],
  );
});

test('an Always pull moves the tag: the old image keeps only its other names', async (context) => {
  const world = await nodeWorld(context);
  const first = world.registry.serve('org/app', 'v1');
  await world.run('one', 'registry.test/org/app:v1');
  const second = world.registry.serve('org/app', 'v1', { layers: [{ '/sleeper': 'second' }] });
  await world.run('two', 'registry.test/org/app:v1');
  assert.equal(world.pod('two')?.status?.containerStatuses?.[0]?.imageID, `registry.test/org/app@${first.digest}`);
  await world.run('three', 'registry.test/org/app:v1', {}, { imagePullPolicy: 'Always' });
  assert.equal(world.pod('three')?.status?.containerStatuses?.[0]?.imageID, `registry.test/org/app@${second.digest}`);
});

test('a manifest list gives the image of the platform, and both digests are names of it', async (context) => {
  const world = await nodeWorld(context);
  const { digest: child } = world.registry.serve('org/app', 'amd64');
  const manifest = world.registry.answers.get(`/v2/org/app/manifests/${child}`)?.body as Buffer;
  const entry = (architecture: string, digest: string) => ({
    mediaType: mediaType.dockerManifest,
    size: manifest.length,
    digest,
    platform: { os: 'linux', architecture },
  });
  const list = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.dockerManifestList,
      manifests: [entry('arm64', `sha256:${'0'.repeat(64)}`), entry('amd64', child)],
    }),
  );
  world.registry.answers.set('/v2/org/app/manifests/v1', { body: list, type: mediaType.dockerManifestList });
  await world.run('web', 'registry.test/org/app:v1');
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  const names = [digest(list), child].map((each) => `registry.test/org/app@${each}`).sort();
  assert.deepEqual(
    world.node.images.status.map(({ names: all }) => all),
    [[...names, 'registry.test/org/app:v1']],
  );
});

test("an image in Docker's first schema runs, and its configuration is made from its history", async (context) => {
  const world = await nodeWorld(context);
  const { layers } = world.registry.serve('org/app', 'v2', { layers: [{ '/sleeper': 'runs' }, { '/more': 'x' }] });
  const [base = '', top = ''] = layers;
  await world.run('one', 'registry.test/org/app:v2');
  const empty = `sha256:${'e'.repeat(64)}`;
  const { text, canonical } = signedManifest(
    [top, empty, base],
    [{ id: 'c', config: { Cmd: ['/sleeper'] } }, { id: 'b', throwaway: true }, { id: 'a' }],
  );
  world.registry.answers.set('/v2/org/app/manifests/v1', { body: text, type: mediaType.dockerSchema1Signed });
  await world.run('web', 'registry.test/org/app:v1');
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  const named = `registry.test/org/app@${digest(Buffer.from(canonical))}`;
  assert.equal(world.pod('web')?.status?.containerStatuses?.[0]?.imageID, named);
});

test('a manifest list without the platform cannot be pulled', async (context) => {
  const world = await nodeWorld(context);
  const entry = {
    mediaType: mediaType.ociManifest,
    size: 2,
    digest: `sha256:${'0'.repeat(64)}`,
    platform: { os: 'linux', architecture: 's390x' },
  };
  world.registry.answers.set('/v2/org/app/manifests/v1', {
    body: JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [entry] }),
    type: mediaType.ociIndex,
  });
  await world.run('web', 'registry.test/org/app:v1');
  assert.equal(
    world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting?.message,
    'choosing an image from manifest list docker://registry.test/org/app:v1: no image found in image index for architecture "amd64", variant "", OS "linux"',
  );
});

test('signatures are read where the registry offers them, before the layers', async (context) => {
  const world = await nodeWorld(context);
  const { digest: manifest, config, layers } = world.registry.serve('ns/app', 'v1');
  world.registry.answers.set('/v2/', { body: '{}', headers: { 'X-Registry-Supports-Signatures': '1' } });
  world.registry.answers.set(`/extensions/v2/ns/app/signatures/${manifest}`, { body: '{"signatures":[]}' });
  await world.run('web', 'registry.test/ns/app:v1');
  const short = (text = ''): string => text.slice(7, 11);
  assert.deepEqual(world.registry.requests, [
    '/v2/',
    '/v2/ns/app/manifests/v1',
    `/v2/ns/app/blobs/${short(config)}`,
    `/extensions/v2/ns/app/signatures/${short(manifest)}`,
    `/v2/ns/app/blobs/${short(layers[0])}`,
  ]);
});

test('a pod pulls with the secrets that it names; a missing one is told and passed over', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  world.registry.credentials = 'user:secret';
  await world.run('anonymous', 'registry.test/org/app:v1');
  assert.match(
    world.pod('anonymous')?.status?.containerStatuses?.[0]?.state?.waiting?.message ?? '',
    /: authentication required$/,
  );
  await world.client.create(
    secretKind,
    registrySecret({ namespace: 'a', name: 'pull' }, { host: 'registry.test', username: 'user', password: 'secret' }),
  );
  await world.run('web', 'registry.test/org/app:v1', { imagePullSecrets: [{ name: 'gone' }, { name: 'pull' }] });
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  assert.equal(
    world.events('web')[0],
    'Warning FailedToRetrieveImagePullSecret 1: Unable to retrieve some image pull secrets (gone); attempting to pull the image may not succeed.',
  );
});

test('an image in use stays; one of several names can go', async (context) => {
  const world = await nodeWorld(context);
  const { digest: manifest } = world.registry.serve('org/app', 'v1');
  await world.run('one', 'registry.test/org/app:v1');
  await world.run('two', `registry.test/org/app@${manifest}`, {}, { imagePullPolicy: 'Always' });
  assert.equal(world.node.removeImage('registry.test/org/app:v1'), true);
  assert.throws(() => world.node.removeImage(`registry.test/org/app@${manifest}`), /image is in use by a container$/);
  for (const name of ['one', 'two']) await world.client.delete(podKind, 'a', name);
  await world.settled();
  assert.equal(world.node.removeImage(`registry.test/org/app@${manifest}`), true);
  assert.deepEqual(world.node.images.status, []);
  assert.equal(world.node.removeImage('nosuch'), false);
});
