import { admittedWrites } from '../../apimachinery/admitted-writes.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { ImageApi, type ImageApiOptions } from './image-api.ts';
import { createImageSignatures } from './image-signatures.ts';
import { createImageStreamImages } from './image-stream-images.ts';
import { createImageStreamImports } from './image-stream-imports.ts';
import { createImageStreamLayers } from './image-stream-layers.ts';
import { createImageStreamMappings } from './image-stream-mappings.ts';
import { createImageStreamSecrets } from './image-stream-secrets.ts';
import { createImageStreamTags } from './image-stream-tags.ts';
import { createImageTags } from './image-tags.ts';

/** All of image.openshift.io/v1. */
export const imageStorages = (machinery: Machinery, options: ImageApiOptions): RestStorage[] => {
  const api = new ImageApi(machinery, options);
  Object.assign(api.streams.subresources, {
    layers: createImageStreamLayers(api),
    secrets: createImageStreamSecrets(api),
  });
  const computed = [
    createImageSignatures(api),
    createImageStreamImages(api),
    createImageStreamImports(api),
    createImageStreamMappings(api),
    createImageStreamTags(api),
    createImageTags(api),
  ];
  return [
    api.images as RestStorage,
    api.streams as RestStorage,
    ...computed.map(admittedWrites(machinery.subresources)),
  ];
};
