import assert from 'node:assert/strict';
import test from 'node:test';
import { pushImage } from '../../../distribution/push-image.ts';
import { mediaType } from '../../../image/media-type.ts';
import { sample } from '../sample-image.fixture.ts';
import { world } from './internal-registry.fixture.ts';

test('a tag is not deleted through the registry, although it says so', async (context) => {
  const { as } = await world(context);
  const image = sample('kept');
  const repository = as('pusher', 'p/is');
  await pushImage(repository, 'v1', image);
  await repository.deleteManifest('v1');
  assert.deepEqual(await repository.getManifest('v1'), image.manifest);
});

test('a manifest is not deleted while the stream refers to it or to a list that holds it', async (context) => {
  const { cluster, as } = await world(context);
  const [tagged, listed] = [sample('tagged'), sample('listed')];
  const repository = as('pusher', 'p/is');
  await pushImage(repository, 'v1', tagged);
  for (const blob of listed.blobs) await repository.uploadBlob(blob);
  await repository.putManifest(listed.manifest.digest, listed.manifest.content, mediaType.dockerManifest);
  const layers = await cluster.api.getImageStreamLayers('p', 'is');
  Object.assign(cluster.api, {
    getImageStreamLayers: async () => ({
      ...layers,
      images: { [tagged.manifest.digest]: { layers: [], manifests: [listed.manifest.digest] } },
    }),
  });
  for (const { manifest } of [tagged, listed]) {
    await assert.rejects(repository.deleteManifest(manifest.digest), { status: 405 });
  }
  Object.assign(cluster.api, { getImageStreamLayers: async () => layers });
  await repository.deleteManifest(listed.manifest.digest);
  await assert.rejects(repository.deleteManifest(listed.manifest.digest), { status: 404 });
});
