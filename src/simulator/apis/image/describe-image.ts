import { type ContainerConfig, type ImageConfig, parseImageConfig } from '../../../image/image-config.ts';
import type { ImageIndex, ImageManifest } from '../../../image/manifest.ts';
import {
  type ImageFields,
  type ImageManifestEntry,
  type ImageMetadata,
  layersOrderAnnotation,
} from '../../../resources/images/image.ts';

/** What the API keeps of an image: its layers, and its configuration in Docker's words. */
export const describeImage = (digest: string, manifest: ImageManifest, config: Uint8Array): ImageFields => ({
  metadata: { name: digest, creationTimestamp: null, annotations: { [layersOrderAnnotation]: 'ascending' } },
  dockerImageMetadata: metadataOf(parseImageConfig(config), manifest.config.digest, sizeOf(manifest)),
  dockerImageMetadataVersion: '1.0',
  ...(manifest.layers.length === 0
    ? {}
    : { dockerImageLayers: manifest.layers.map(({ digest: name, size, mediaType }) => ({ name, size, mediaType })) }),
  dockerImageManifestMediaType: manifest.mediaType,
});

/** What the API keeps of a manifest list: the images in it. */
export const describeList = (digest: string, index: ImageIndex, now: string): ImageFields => ({
  metadata: { name: digest, creationTimestamp: null },
  dockerImageMetadata: {
    kind: 'DockerImage',
    apiVersion: 'image.openshift.io/1.0',
    Id: digest,
    Created: now,
    ContainerConfig: {},
  },
  dockerImageMetadataVersion: '1.0',
  dockerImageManifestMediaType: index.mediaType,
  dockerImageManifests: index.manifests.map(
    ({ digest: child, mediaType, size, platform }): ImageManifestEntry => ({
      digest: child,
      mediaType,
      manifestSize: size,
      architecture: platform?.architecture ?? '',
      os: platform?.os ?? '',
      ...(platform?.variant ? { variant: platform.variant } : {}),
    }),
  ),
});

/** The configuration in Docker's words. */
export const metadataOf = (config: ImageConfig, id: string, size: number): ImageMetadata => ({
  kind: 'DockerImage',
  apiVersion: 'image.openshift.io/1.0',
  Id: id,
  ...(config.parent ? { Parent: config.parent } : {}),
  ...(config.comment ? { Comment: config.comment } : {}),
  Created: config.created ?? null,
  ...(config.container ? { Container: config.container } : {}),
  ContainerConfig: withoutEmpty(config.container_config ?? {}),
  ...(config.docker_version ? { DockerVersion: config.docker_version } : {}),
  ...(config.author ? { Author: config.author } : {}),
  ...(config.config ? { Config: withoutEmpty(config.config) } : {}),
  ...(config.architecture ? { Architecture: config.architecture } : {}),
  Size: size,
});

/** Bytes of the configuration and of each different layer. */
const sizeOf = ({ config, layers }: ImageManifest): number =>
  config.size +
  [...new Map(layers.map(({ digest, size }) => [digest, size])).values()].reduce((sum, size) => sum + size, 0);

const withoutEmpty = (config: ContainerConfig): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(config).filter(
      ([name, value]) => value && !UNKNOWN.has(name) && (typeof value !== 'object' || Object.keys(value).length > 0),
    ),
  );

/** Fields of configs that the API has no place for. */
const UNKNOWN = new Set(['ArgsEscaped', 'Healthcheck', 'Shell', 'StopSignal', 'StopTimeout']);
