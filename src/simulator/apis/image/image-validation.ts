import { referenceError } from '../../../image/reference-error.ts';
import type { ImageFields, ImageManifestEntry, ImageSignature } from '../../../resources/images/image.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateMetaContents } from '../validation/object-meta.ts';
import { validateSegmentName } from './stream-validation.ts';
import { validateSignature } from './validate-signature.ts';

/**
 * What is wrong with an image, at a path such as `image.`.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/image/apis/image/validation/validation.go
 */
export const validateImage = (image: ImageFields, prefix = ''): FieldError[] => [
  ...validateSegmentName(image.metadata.name ?? '', `${prefix}metadata.name`),
  ...validateMetaContents(image.metadata, `${prefix}metadata`),
  ...(image.metadata.namespace ? [forbiddenField(`${prefix}metadata.namespace`, 'not allowed on this type')] : []),
  ...validatePullSpec(image.dockerImageReference, `${prefix}dockerImageReference`),
  ...(image.signatures ?? []).flatMap((signature, index) =>
    validateSignature(signature as ImageSignature, `${prefix}signatures[${index}].`),
  ),
  ...validateManifests(image, prefix),
];

/** What is wrong with where an image is. */
export const validatePullSpec = (pullSpec: string | undefined, field: string): FieldError[] => {
  if (!pullSpec) return [required(field)];
  const wrong = referenceError(pullSpec);
  return wrong === undefined ? [] : [invalid(field, pullSpec, wrong)];
};

const validateManifests = ({ dockerImageManifests, dockerImageLayers }: ImageFields, prefix: string): FieldError[] => {
  const manifests = dockerImageManifests ?? [];
  const layers = manifests.length > 0 ? (dockerImageLayers ?? []) : [];
  const shown = layers.map(
    ({ name = '', size = 0, mediaType = '' }) =>
      `image.ImageLayer{Name:${JSON.stringify(name)}, LayerSize:${size}, MediaType:${JSON.stringify(mediaType)}}`,
  );
  const both = 'dockerImageLayers should not be set when dockerImageManifests is set';
  return [
    ...manifests.flatMap((manifest, index) => validateManifest(manifest, `${prefix}dockerImageManifests[${index}]`)),
    ...(shown.length > 0
      ? [invalidGo(`${prefix}dockerImageLayers`, `[]image.ImageLayer{${shown.join(', ')}}`, both)]
      : []),
  ];
};

const DIGEST = /[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}/;
const MEDIA_TYPE = /^ *[A-Za-z0-9][A-Za-z0-9!#$&^_-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126} *$/;

const validateManifest = (manifest: ImageManifestEntry, path: string): FieldError[] => {
  const { digest = '', mediaType = '', architecture, os, manifestSize = 0 } = manifest;
  const notOci = 'digest does not conform with OCI image specification';
  return [
    ...(DIGEST.test(digest) ? [] : [invalid(`${path}.digest`, digest, notOci)]),
    ...(MEDIA_TYPE.test(mediaType)
      ? []
      : [invalid(`${path}.mediaType`, mediaType, 'media type does not conform to RFC6838')]),
    ...(architecture ? [] : [required(`${path}.architecture`)]),
    ...(os ? [] : [required(`${path}.os`)]),
    ...(manifestSize < 0 ? [invalid(`${path}.size`, manifestSize, 'manifest size cannot be negative')] : []),
  ];
};
