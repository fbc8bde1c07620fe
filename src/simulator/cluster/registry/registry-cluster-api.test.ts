import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../apimachinery/client.ts';
import type { Access } from '../control-plane.ts';
import { createRegistryClusterApi } from './registry-cluster-api.ts';

const image = (manifest: string) => ({
  metadata: { name: `sha256:${'0'.repeat(64)}`, annotations: {} },
  dockerImageReference: 'registry.example.com/p/is',
  dockerImageManifest: manifest,
  dockerImageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
  dockerImageConfig: '',
});

test('an image whose manifest makes a request longer than the API server reads is refused as it refuses that', async () => {
  const created: string[] = [];
  const client = { create: async (kind: { kind: string }) => void created.push(kind.kind) } as unknown as Client;
  const api = createRegistryClusterApi(client, {} as Access);
  const short = image(' '.repeat(3 * 1024 * 1024 - 1024));
  await api.createImage(short);
  await api.createImageStreamMapping('p', 'is', 'v1', short);
  assert.deepEqual(created, ['Image', 'ImageStreamMapping']);
  const long = image('"'.repeat(2 * 1024 * 1024));
  const refusal = { code: 413, message: 'Request entity too large: limit is 3145728' };
  await assert.rejects(api.createImage(long), refusal);
  await assert.rejects(api.createImageStreamMapping('p', 'is', 'v1', long), refusal);
  assert.equal(created.length, 2);
});
