import type { Clock } from '../../../ports/clock.ts';
import type { Image } from '../../../resources/image.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Strategy } from '../../apimachinery/strategy.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { describePushed } from './describe-pushed.ts';
import { validateImage } from './image-validation.ts';

/**
 * How images are stored. What a digest stands for cannot change, so updates reach only annotations, labels, signatures and
 * the pull spec.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/image
 */
export const createImageStrategy = (clock: Clock): Strategy<Image> => ({
  answersDeleteWith: 'status',
  prepareForCreate: (image) => {
    Object.assign(image, describePushed(image, timestamp(clock.now())));
    clearTexts(image);
    applyMetadataDefaults(image);
  },
  prepareForUpdate: (image, old) => {
    const { metadata, signatures, dockerImageReference } = image;
    for (const field of Object.keys(image)) delete (image as unknown as Record<string, unknown>)[field];
    Object.assign(image, copyOf(old), { metadata, dockerImageReference });
    if (signatures === undefined) delete image.signatures;
    else image.signatures = signatures;
  },
  validate: (image) => validateImage(image),
  validateUpdate: (image) => validateImage(image),
});

/** What a manifest says is kept in other members; its text only travels with requests. */
const clearTexts = (image: Image): void => {
  delete image.dockerImageManifest;
  delete image.dockerImageConfig;
};

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
