import type { Clock } from '../../../ports/clock.ts';
import type { Image } from '../../../resources/images/image.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { describePushed } from './describe-pushed.ts';
import { acceptedTexts, forgetStoredTexts } from './image-texts.ts';
import { validateImage } from './image-validation.ts';

/**
 * How images are stored. What a digest stands for cannot change, so updates reach only annotations, labels, signatures, the pull spec,
 * the list of images of an index, and texts that were missing.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/image
 */
export const createImageStrategy = (clock: Clock): Strategy<Image> => ({
  requireResourceVersion: true,
  prepareForCreate: (image) => {
    Object.assign(image, describePushed(image, timestamp(clock.now())));
    forgetStoredTexts(image);
    applyMetadataDefaults(image);
  },
  prepareForUpdate: (image, old) => {
    const { metadata, signatures, dockerImageReference, dockerImageManifests } = image;
    const texts = acceptedTexts(image, old);
    for (const field of Object.keys(image)) delete (image as unknown as Record<string, unknown>)[field];
    Object.assign(image, copyOf(old), { metadata, dockerImageReference, ...texts });
    forgetStoredTexts(image);
    if (signatures === undefined) delete image.signatures;
    else image.signatures = signatures;
    delete image.dockerImageManifests;
    if (dockerImageManifests !== undefined) image.dockerImageManifests = dockerImageManifests;
  },
  validate: (image) => validateImage(image),
  validateUpdate: (image, old) => [...validateObjectMetaUpdate(image, old), ...validateImage(image)],
});

const applyMetadataDefaults = (image: Image): void => {
  image.dockerImageMetadataVersion ||= '1.0';
  image.dockerImageMetadata = {
    kind: 'DockerImage',
    apiVersion: 'image.openshift.io/1.0',
    Id: '',
    Created: null,
    ContainerConfig: {},
    ...image.dockerImageMetadata,
  };
  for (const signature of image.signatures ?? [])
    (signature.metadata ??= { name: '' }).creationTimestamp ??= null as never;
  for (const list of ['dockerImageLayers', 'dockerImageManifests', 'signatures', 'dockerImageSignatures'] as const) {
    if (image[list] === null || image[list]?.length === 0) delete image[list];
  }
};
