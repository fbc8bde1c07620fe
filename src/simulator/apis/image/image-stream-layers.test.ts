import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ImageApi } from './image-api.ts';
import { layersOf } from './image-stream-layers.ts';

const images: Record<string, Partial<Image>> = {
  list: {
    dockerImageManifestMediaType: mediaType.ociIndex,
    dockerImageManifests: [{ digest: 'part' }] as unknown as NonNullable<Image['dockerImageManifests']>,
  },
  part: {
    dockerImageManifestMediaType: mediaType.ociManifest,
    dockerImageMetadata: { Id: 'config' } as NonNullable<Image['dockerImageMetadata']>,
    dockerImageLayers: [{ name: 'layer', size: 5, mediaType: 'l' }],
  },
  empty: {
    dockerImageManifestMediaType: mediaType.ociIndex,
    dockerImageMetadata: { Id: 'empty' } as NonNullable<Image['dockerImageMetadata']>,
  },
};

test('every image of a stream says what it has and what it has not', () => {
  const findImage = (digest: string) => images[digest] && ({ ...images[digest], metadata: { name: digest } } as Image);
  const items = ['list', 'empty', 'gone'].map((image) => ({ image }));
  const stream = { status: { tags: [{ tag: 't', items }] } } as unknown as ImageStream;
  assert.deepEqual(layersOf({ findImage } as unknown as ImageApi, stream), {
    blobs: {
      list: { size: null, mediaType: mediaType.ociIndex },
      part: { size: null, mediaType: mediaType.ociManifest },
      layer: { size: 5, mediaType: 'l' },
      config: { size: null, mediaType: mediaType.ociConfig },
      empty: { size: null, mediaType: mediaType.ociIndex },
    },
    images: {
      list: { imageMissing: false, layers: null, config: null, manifests: ['part'] },
      part: { imageMissing: false, layers: ['layer'], config: 'config' },
      empty: { imageMissing: false, layers: null, config: null },
      gone: { imageMissing: true, layers: null, config: null },
    },
  });
});
