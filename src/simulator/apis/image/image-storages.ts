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
  return [
    api.images,
    createImageSignatures(api),
    createImageStreamImages(api),
    createImageStreamImports(api),
    createImageStreamMappings(api),
    api.streams,
    createImageStreamTags(api),
    createImageTags(api),
  ] as RestStorage[];
};
