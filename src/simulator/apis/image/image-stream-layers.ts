import { mediaType } from '../../../image/media-type.ts';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type {
  ImageBlob,
  ImageBlobReferences,
  ImageStreamLayers,
} from '../../../resources/images/image-stream-layers.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import type { ImageApi } from './image-api.ts';

/**
 * Which blobs belong to a stream: those of every image in its history and of the images in its manifest lists. The registry serves
 * these and no others.
 */
export const createImageStreamLayers = (api: ImageApi): Subresource => ({
  kind: { group: imageStreamKind.group, version: imageStreamKind.version, kind: 'ImageStreamLayers' },
  get: async (context, name) => {
    const stream = api.findStream(context.namespace, name);
    if (stream === undefined) throw notFound(imageStreamKind, name);
    const { managedFields: _, ...metadata } = stream.metadata;
    const kind = { kind: 'ImageStreamLayers', apiVersion: apiVersionOf(imageStreamKind) } as const;
    return { ...kind, metadata, ...layersOf(api, stream) } as ImageStreamLayers;
  },
});

/** The blobs and images of a stream. */
export const layersOf = (api: ImageApi, stream: ImageStream): Layers => {
  const layers: Layers = { blobs: {}, images: {} };
  for (const { items } of stream.status?.tags ?? [])
    for (const { image } of items ?? []) if (image) add(api, layers, image);
  return layers;
};

type Layers = Pick<ImageStreamLayers, 'blobs' | 'images'>;

const add = (api: ImageApi, layers: Layers, digest: string): void => {
  if (layers.images[digest]) return;
  const image = api.findImage(digest);
  layers.images[digest] = image === undefined ? { imageMissing: true } : referencesOf(image);
  if (image === undefined) return;
  Object.assign(layers.blobs, blobsOf(image));
  for (const child of image.dockerImageManifests ?? []) add(api, layers, child.digest);
};

const referencesOf = (image: Image): ImageBlobReferences => {
  const { dockerImageLayers: layers, dockerImageManifests: manifests, dockerImageMetadata } = image;
  return {
    imageMissing: false,
    ...(layers?.length ? { layers: layers.map(({ name }) => name) } : {}),
    ...(manifests?.length
      ? { manifests: manifests.map(({ digest }) => digest) }
      : { ...(layers?.length ? {} : { layers: null }), config: dockerImageMetadata?.Id || null }),
  };
};

const blobsOf = (image: Image): Record<string, ImageBlob> => {
  const blobs: Record<string, ImageBlob> = {};
  for (const { name, size, mediaType: type } of image.dockerImageLayers ?? []) blobs[name] = { size, mediaType: type };
  const config = image.dockerImageManifests?.length ? undefined : image.dockerImageMetadata?.Id;
  const type = image.dockerImageManifestMediaType || mediaType.dockerManifest;
  if (config)
    blobs[config] = {
      size: null,
      mediaType: type === mediaType.ociManifest ? mediaType.ociConfig : mediaType.dockerConfig,
    };
  blobs[image.metadata.name] = { size: null, mediaType: type };
  return blobs;
};
