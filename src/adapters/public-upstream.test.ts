import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DistributionClient } from '../distribution/distribution-client.ts';
import { buildImage } from './image-build.ts';
import { publicUpstream } from './public-upstream.ts';

test('images are those that the registry serves, that of a list for its nodes; no tag of it moves', async () => {
  const { manifest, config, layers } = await buildImage({ name: 'what is there' });
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        mediaType: manifest.mediaType,
        size: 1,
        digest: `sha256:${'0'.repeat(64)}`,
        platform: { architecture: 's390x', os: 'linux' },
      },
      {
        mediaType: manifest.mediaType,
        size: 1,
        digest: manifest.digest,
        platform: { architecture: 'amd64', os: 'linux' },
      },
    ],
  };
  const served: Record<string, object> = {
    '1': manifest,
    [manifest.digest]: manifest,
    list: { digest: 'sha256:1', mediaType: index.mediaType, content: Buffer.from(JSON.stringify(index)) },
  };
  const repository = () => ({ getManifest: async (reference: string) => served[reference] });
  const client = { repository } as unknown as DistributionClient;
  const image = { manifest: manifest.digest, config: config.digest, layers: layers.map(({ digest }) => digest) };

  const upstream = publicUpstream('docker.io', client);
  assert.deepEqual(await upstream.serve('acme/web', '1', { name: 'A' }), image);
  assert.deepEqual(await upstream.serve('acme/web', '1', { name: 'A' }), image);
  assert.deepEqual(await publicUpstream('docker.io', client).serve('acme/web', 'list', { name: 'A' }), image);
  await assert.rejects(upstream.serve('acme/web', '1', { name: 'B' }), /needs:upstream-push.*cannot move to image B/);
  await assert.rejects(upstream.deleteTag('acme/web', '1'), /needs:upstream-push/);
  await assert.rejects(upstream.stop(), /needs:upstream-control/);
});
