import { digestOf } from '../../../distribution/verified-content.ts';
import { signedPart } from '../../../image/schema1-manifest.ts';
import type { ImageFields } from '../../../resources/images/image.ts';

/** `"true"` on images whose manifest and configuration are in the storage of the internal registry. */
const storedAnnotation = 'image.openshift.io/manifestBlobStored';

/** An image keeps the texts of its manifest and configuration unless the registry does. */
export const forgetStoredTexts = (image: ImageFields): void => {
  const isStored = image.metadata.annotations?.[storedAnnotation] === 'true';
  for (const text of ['dockerImageManifest', 'dockerImageConfig'] as const)
    if (isStored || !image[text]) delete image[text];
};

/** The texts that an image has after an update: new ones if they have the digest by which the image knows them, or none, else the old ones. */
export const acceptedTexts = (
  image: ImageFields,
  old: ImageFields,
): Pick<ImageFields, 'dockerImageManifest' | 'dockerImageConfig'> => {
  const { dockerImageManifest = '', dockerImageConfig = '' } = image;
  const { dockerImageManifestMediaType = '', dockerImageMetadata, metadata } = old;
  const bytes = signedPart(new TextEncoder().encode(dockerImageManifest), dockerImageManifestMediaType);
  const isManifest = dockerImageManifest === '' || digestOf(bytes) === metadata.name;
  const config = new TextEncoder().encode(dockerImageConfig);
  const isConfig = dockerImageConfig === '' || digestOf(config) === dockerImageMetadata?.Id;
  return {
    dockerImageManifest: isManifest ? dockerImageManifest : (old.dockerImageManifest ?? ''),
    dockerImageConfig: isConfig ? dockerImageConfig : (old.dockerImageConfig ?? ''),
  };
};
