import { InvalidImageConfigError } from '../../../image/image-config.ts';
import { InvalidManifestError, parseManifest } from '../../../image/manifest.ts';
import { mediaType } from '../../../image/media-type.ts';
import { parseSchema1Manifest } from '../../../image/schema1-manifest.ts';
import { type ImageFields, type ImageLayer, layersOrderAnnotation } from '../../../resources/images/image.ts';
import { describeImage, describeList } from './describe-image.ts';
import { describeSchema1Image, sizeOfLayers } from './describe-schema1-image.ts';

/**
 * A registry sends the texts of the manifest and the configuration; what they say is read from them when the image is stored. Layers
 * that it names itself are taken as they are, and texts that cannot be read say nothing.
 *
 * @param now RFC 3339
 */
export const describePushed = (image: ImageFields, now: string): ImageFields => {
  const { dockerImageManifest, dockerImageManifestMediaType, dockerImageConfig = '', metadata } = image;
  const sent = image.dockerImageLayers?.length ? image.dockerImageLayers : undefined;
  const isComplete = sent && image.dockerImageMetadata?.Size && dockerImageManifestMediaType;
  if (!dockerImageManifest || isComplete || !metadata.name) return image;
  const described = textSays(image, dockerImageManifest, now);
  if (described === undefined) return image;
  const order = described.dockerImageManifests === undefined ? 'ascending' : '';
  return {
    ...image,
    ...described,
    ...(sent ? withLayers(described, sent, dockerImageConfig) : {}),
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...(sent ? {} : { [layersOrderAnnotation]: order }) },
    },
  };
};

/** An image is as large as its configuration, unless that is part of the manifest, and each of its different layers. */
const withLayers = (described: ImageFields, layers: ImageLayer[], configuration: string): ImageFields => {
  const { dockerImageMetadata, dockerImageManifestMediaType, dockerImageManifests } = described;
  if (dockerImageManifests !== undefined) return { ...described, dockerImageLayers: layers };
  const own =
    dockerImageManifestMediaType === mediaType.dockerSchema1 ? 0 : new TextEncoder().encode(configuration).length;
  const others = layers.filter(({ name }) => name !== dockerImageMetadata?.Id);
  const Size = own + sizeOfLayers(others);
  return { ...described, dockerImageLayers: layers, dockerImageMetadata: { ...dockerImageMetadata, Size } };
};

const textSays = (image: ImageFields, text: string, now: string): ImageFields | undefined => {
  const digest = image.metadata.name ?? '';
  const content = new TextEncoder().encode(text);
  const schema1 = (): ImageFields => describeSchema1Image(digest, parseSchema1Manifest(content));
  return unlessInvalid(() => schema2(image, content, now)) ?? unlessInvalid(schema1);
};

const schema2 = (
  { metadata: { name = '' }, dockerImageManifestMediaType = '', dockerImageConfig = '' }: ImageFields,
  content: Uint8Array,
  now: string,
): ImageFields => {
  const manifest = parseManifest(content, dockerImageManifestMediaType);
  return manifest.kind === 'index'
    ? describeList(name, manifest, now)
    : describeImage(name, manifest, new TextEncoder().encode(dockerImageConfig || '{}'));
};

const unlessInvalid = (read: () => ImageFields): ImageFields | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidManifestError || error instanceof InvalidImageConfigError) return undefined;
    throw error;
  }
};
