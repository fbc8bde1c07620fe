import { parseManifest } from '../../../image/manifest.ts';
import type { ImageFields } from '../../../resources/image.ts';
import { layersOrderAnnotation } from '../../../resources/image.ts';
import { describeImage, describeList } from './describe-image.ts';

/**
 * A registry sends the texts of the manifest and the configuration; what they say is read from them when the image is stored. Layers
 * that it names itself are taken as they are.
 *
 * @param now RFC 3339
 */
export const describePushed = (image: ImageFields, now: string): ImageFields => {
  const { dockerImageManifest, dockerImageManifestMediaType, dockerImageConfig = '', metadata } = image;
  const sent = image.dockerImageLayers?.length ? image.dockerImageLayers : undefined;
  const isComplete = sent && image.dockerImageMetadata?.Size && dockerImageManifestMediaType;
  if (!dockerImageManifest || isComplete) return image;
  const manifest = parseManifest(dockerImageManifest, dockerImageManifestMediaType ?? '');
  const digest = metadata.name ?? '';
  const described =
    manifest.kind === 'index'
      ? describeList(digest, manifest, now)
      : describeImage(digest, manifest, new TextEncoder().encode(dockerImageConfig || '{}'));
  const order = manifest.kind === 'index' ? '' : 'ascending';
  return {
    ...image,
    ...described,
    ...(sent ? { dockerImageLayers: sent } : {}),
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...(sent ? {} : { [layersOrderAnnotation]: order }) },
    },
  };
};
