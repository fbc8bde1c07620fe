import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import type { ImageFields } from '../../../resources/images/image.ts';
import { describePushed } from './describe-pushed.ts';

const layer = { mediaType: mediaType.dockerLayer, size: 30, digest: `sha256:${'b'.repeat(64)}` };
const pushed: ImageFields = {
  metadata: { name: `sha256:${'c'.repeat(64)}`, annotations: {} },
  dockerImageManifest: JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, size: 2, digest: `sha256:${'a'.repeat(64)}` },
    layers: [layer, layer],
  }),
  dockerImageManifestMediaType: mediaType.dockerManifest,
  dockerImageConfig: '{}',
};

test('the texts of a pushed image tell its layers and its size', () => {
  const { dockerImageMetadata, dockerImageLayers, metadata } = describePushed(pushed, '');
  assert.deepEqual([dockerImageMetadata?.Size, dockerImageLayers?.length], [32, 2]);
  assert.deepEqual(metadata.annotations, { 'image.openshift.io/dockerLayersOrder': 'ascending' });
});

test('layers that a registry names itself are kept, and the rest is read from the texts', () => {
  const sent = [{ name: layer.digest, size: 30, mediaType: layer.mediaType }];
  const { dockerImageMetadata, dockerImageLayers } = describePushed({ ...pushed, dockerImageLayers: sent }, '');
  assert.equal(dockerImageMetadata?.Size, 32);
  assert.deepEqual(dockerImageLayers, sent);
});
