import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { pushImage } from '../../../distribution/push-image.ts';
import { mediaType } from '../../../image/media-type.ts';
import { sample } from '../sample-image.fixture.ts';
import { blobFile, layerLink, revisionLink, world } from './internal-registry.fixture.ts';
import { plainRequests } from './plain-requests.fixture.ts';
import { internalRegistryHost } from './start-internal-registry.ts';

test('a push creates the stream with the rights of the pusher and then the image', async (context) => {
  const { cluster, as, files } = await world(context);
  const image = sample('pushed');
  assert.equal(await pushImage(as('pusher', 'p/new'), 'v1', image), image.manifest.digest);
  assert.deepEqual(cluster.log, ['map p/new:v1', 'create p/new as pusher', 'map p/new:v1']);
  assert.deepEqual(cluster.images.get(image.manifest.digest), {
    metadata: {
      name: image.manifest.digest,
      annotations: { 'openshift.io/image.managed': 'true', 'image.openshift.io/manifestBlobStored': 'true' },
    },
    dockerImageReference: `${internalRegistryHost}/p/new@${image.manifest.digest}`,
    dockerImageManifest: image.manifest.content.toString(),
    dockerImageManifestMediaType: mediaType.dockerManifest,
    dockerImageConfig: '{"label":"pushed"}',
  });
  const digests = [image.config, image.layer];
  assert.deepEqual(
    await files(),
    [...digests, image.manifest.digest]
      .map(blobFile)
      .concat(
        digests.map((digest) => layerLink('p/new', digest)),
        revisionLink('p/new', image.manifest.digest),
      )
      .sort(),
  );
  assert.deepEqual(await as('puller', 'p/new').getManifest('v1'), image.manifest);
});

test('a push is refused without rights, into a missing project, beyond limits and without its blobs', async (context) => {
  const { as } = await world(context);
  const image = sample('pushed');
  await assert.rejects(pushImage(as('puller', 'p/new'), 'v1', image), {
    status: 401,
    message: 'unauthorized: authentication required',
  });
  for (const name of ['missing/new', 'p/full'])
    await assert.rejects(pushImage(as('pusher', name), 'v1', image), {
      status: 403,
      message: 'denied',
    });
  await assert.rejects(
    as('pusher', 'p/new').putManifest('v1', sample('none').manifest.content, mediaType.dockerManifest),
    { status: 400, message: `errors:\n${'manifest blob unknown: blob unknown to registry\n'.repeat(2)}` },
  );
  const { manifest, blobs } = sample('sized');
  await Promise.all(blobs.map((blob) => as('pusher', 'p/new').uploadBlob(blob)));
  const wrong = Buffer.from(manifest.content.toString().replace(/"size":\d+/, '"size":3'));
  await assert.rejects(as('pusher', 'p/new').putManifest('v1', wrong, mediaType.dockerManifest), {
    status: 500,
  });
});

test('a push by digest tells what the API says against the image, and knows digests of sha256 alone', async (context) => {
  const { ask } = await plainRequests(context);
  const push = async (algorithm: string, annotation: string) => {
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.ociIndex,
      manifests: [],
      annotations: { annotation },
    });
    const digest = `${algorithm}:${createHash(algorithm).update(body).digest('hex')}`;
    return ask('PUT', `/v2/p/is/manifests/${digest}`, { body, headers: { 'Content-Type': mediaType.ociIndex } });
  };
  assert.equal((await push('sha256', 'accepted')).status, 201);
  const refused = await push('sha256', 'refused');
  const ErrStatus = { metadata: {}, status: 'Failure', message: 'refused', reason: 'Invalid', code: 422 };
  assert.deepEqual(JSON.parse(refused.body), {
    errors: [{ code: 'UNKNOWN', message: 'unknown error', detail: { ErrStatus } }],
  });
  assert.equal(refused.status, 500);
  const other = await push('sha512', 'accepted');
  assert.deepEqual([other.status, JSON.parse(other.body).errors[0].code], [400, 'DIGEST_INVALID']);
});

test('a configuration that came under its sha512 is read for the image', async (context) => {
  const { ask, upload, cluster } = await plainRequests(context);
  const config = '{"architecture":"arm64"}';
  const sha512 = `sha512:${createHash('sha512').update(config).digest('hex')}`;
  const octets = { 'Content-Type': 'application/octet-stream' };
  await ask('PUT', `${await upload('p/is')}&digest=${sha512}`, { body: config, headers: octets });
  const described = { mediaType: mediaType.ociConfig, size: config.length, digest: sha512 };
  const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociManifest, config: described, layers: [] });
  const headers = { 'Content-Type': mediaType.ociManifest };
  const { status } = await ask('PUT', '/v2/p/is/manifests/v1', { body, headers });
  assert.equal(status, 201);
  const [image] = [...cluster.images.values()] as { dockerImageConfig?: string }[];
  assert.equal(image?.dockerImageConfig, config);
});

test('the type of a manifest may have parameters, and without one of a later schema the first is expected', async (context) => {
  const { ask } = await plainRequests(context);
  const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [] });
  const push = async (type: string) => ask('PUT', '/v2/p/is/manifests/v1', { body, headers: { 'Content-Type': type } });
  assert.equal((await push(`${mediaType.ociIndex}; charset=utf-8`)).status, 201);
  for (const type of ['', 'application/json', mediaType.dockerSchema1Signed])
    assert.match((await push(type)).body, /"code":"MANIFEST_INVALID"/);
});

test('layers that may be elsewhere are missed in documents of OCI, not in those of Docker', async (context) => {
  const { as } = await world(context);
  const { config, blobs } = sample('foreign');
  const repository = as('pusher', 'p/new');
  await Promise.all(blobs.map((blob) => repository.uploadBlob(blob)));
  const push = (type: string, layerType: string): Promise<unknown> => {
    const missing = {
      mediaType: layerType,
      size: 1,
      digest: `sha256:${'f'.repeat(64)}`,
      urls: ['https://layers.example/f'],
    };
    const parts = {
      config: { mediaType: mediaType.dockerConfig, size: blobs[0]?.size, digest: config },
      layers: [missing],
    };
    const document = { schemaVersion: 2, mediaType: type, ...parts };
    return repository.putManifest('v1', Buffer.from(JSON.stringify(document)), type);
  };
  await push(mediaType.dockerManifest, mediaType.dockerForeignLayer);
  await assert.rejects(push(mediaType.ociManifest, 'application/vnd.oci.image.layer.nondistributable.v1.tar'), {
    status: 400,
  });
});
