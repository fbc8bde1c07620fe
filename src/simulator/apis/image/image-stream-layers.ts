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
  layers.images[digest] = image === undefined ? missing : referencesOf(image);
  if (image === undefined) return;
  Object.assign(layers.blobs, blobsOf(image));
  for (const child of image.dockerImageManifests ?? []) add(api, layers, child.digest);
};

const missing: ImageBlobReferences = { imageMissing: true, layers: null, config: null };

const referencesOf = (image: Image): ImageBlobReferences => {
  const { dockerImageLayers: layers, dockerImageManifests: manifests } = image;
  return {
    imageMissing: false,
    layers: layers?.length ? layers.map(({ name }) => name) : null,
    config: configOf(image)?.name ?? null,
    ...(manifests?.length && { manifests: manifests.map(({ digest }) => digest) }),
  };
};

/** The configuration of an image in a format that has one as a blob of its own. */
const configOf = ({ dockerImageManifestMediaType, dockerImageMetadata }: Image) => {
  const type = configTypes[dockerImageManifestMediaType ?? ''];
  const name = dockerImageMetadata?.Id;
  return type && name ? { name, type } : undefined;
};

const configTypes: Readonly<Record<string, string>> = {
  [mediaType.dockerManifest]: mediaType.dockerConfig,
  [mediaType.ociManifest]: mediaType.ociConfig,
};

const blobsOf = (image: Image): Record<string, ImageBlob> => {
  const blobs: Record<string, ImageBlob> = {};
  for (const { name, size, mediaType: type } of image.dockerImageLayers ?? []) blobs[name] = { size, mediaType: type };
  const config = configOf(image);
  if (config) blobs[config.name] = { size: null, mediaType: config.type };
  blobs[image.metadata.name] = {
    size: null,
    mediaType: image.dockerImageManifestMediaType || mediaType.dockerManifest,
  };
  return blobs;
};
