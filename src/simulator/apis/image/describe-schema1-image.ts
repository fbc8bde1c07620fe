import { type ImageConfig, parseImageConfig } from '../../../image/image-config.ts';
import { InvalidManifestError } from '../../../image/manifest.ts';
import { mediaType } from '../../../image/media-type.ts';
import type { Schema1Manifest } from '../../../image/schema1-manifest.ts';
import { type ImageFields, type ImageLayer, layersOrderAnnotation } from '../../../resources/images/image.ts';
import { metadataOf } from './describe-image.ts';

/**
 * What the API keeps of an image in schema 1: the configuration is in the newest entry of its history, and so are the sizes of layers, if
 * anywhere.
 *
 * @throws {InvalidManifestError} for a history that does not fit the layers
 */
export const describeSchema1Image = (digest: string, { layers, history }: Schema1Manifest): ImageFields => {
  const [newest] = history;
  if (newest === undefined) throw new InvalidManifestError('image has no v1Compatibility history and cannot be used');
  if (history.length !== layers.length) {
    throw new InvalidManifestError(
      `the image ${digest} () has mismatched history and fslayer cardinality (${history.length} != ${layers.length})`,
    );
  }
  const described = layers.map((name, index) => layerOf(name, history[index] ?? '')).reverse();
  const config = parseImageConfig(newest) as ImageConfig & { readonly id?: string };
  return {
    metadata: { name: digest, creationTimestamp: null, annotations: { [layersOrderAnnotation]: 'ascending' } },
    dockerImageMetadata: metadataOf(config, config.id ?? '', sizeOfLayers(described)),
    dockerImageMetadataVersion: '1.0',
    dockerImageLayers: described,
    dockerImageManifestMediaType: mediaType.dockerSchema1,
  };
};

/** Bytes of each different layer. */
export const sizeOfLayers = (layers: readonly ImageLayer[]): number =>
  layers
    .filter(({ name }, index) => layers.findIndex((layer) => layer.name === name) === index)
    .reduce((sum, { size }) => sum + size, 0);

const layerOf = (name: string, history: string): ImageLayer => ({
  name,
  size: sizeIn(history),
  mediaType: mediaType.dockerSchema1Layer,
});

const sizeIn = (history: string): number => {
  try {
    const { Size = 0 } = JSON.parse(history) as { Size?: unknown };
    return typeof Size === 'number' ? Size : 0;
  } catch {
    return 0;
  }
};
