import { asImageReference } from '../../../../image/reference.ts';
import { referenceError } from '../../../../image/reference-error.ts';
import type { ImageImportSpec, ImageStreamImport } from '../../../../resources/images/image-stream-import.ts';
import { type FieldError, invalid, required } from '../../../apimachinery/field-error.ts';
import { validateMetaContents } from '../../validation/object-meta.ts';
import { validateImportPolicy, validateStreamName } from '../stream-validation.ts';

/** What is wrong with a request to import. */
export const validateImport = ({ metadata, spec }: ImageStreamImport): FieldError[] => {
  const { images = [], repository } = spec;
  return [
    ...images.flatMap((image, index) => validateImage(image, `spec.images[${index}]`)),
    ...(repository ? validateRepository(repository.from, 'spec.repository') : []),
    ...(repository ? validateImportPolicy(repository.importPolicy, 'spec.repository.importPolicy') : []),
    ...(images.length === 0 && !repository
      ? [invalid('spec.images', null, 'you must specify at least one image or a repository import')]
      : []),
    ...validateStreamName({ ...metadata, name: metadata.name ?? '' }),
    ...validateMetaContents(metadata),
  ];
};

type Source = { readonly kind?: string; readonly name?: string } | undefined;

const validateImage = ({ from, to, importPolicy }: ImageImportSpec, path: string): FieldError[] => [
  ...(from?.kind === 'DockerImage' && to && !to.name
    ? [invalid(`${path}.to.name`, '', 'the name of the target tag must be specified')]
    : []),
  ...validateSource(from, path, ''),
  ...validateImportPolicy(importPolicy, `${path}.importPolicy`),
];

const validateSource = (from: Source, path: string, unnamed: string): FieldError[] => {
  if (from?.kind !== 'DockerImage')
    return [invalid(`${path}.from.kind`, from?.kind ?? '', 'only DockerImage is supported')];
  if (!from.name) return [required(`${path}.from.name`, unnamed)];
  // Older clients ask for any image in this way; it is the import that fails then.
  const wrong = from.name === '*' && unnamed === '' ? undefined : referenceError(from.name);
  return wrong === undefined ? [] : [invalid(`${path}.from.name`, from.name, wrong)];
};

const validateRepository = (from: Source, path: string): FieldError[] => {
  const errors = validateSource(from, path, 'container image references require a name');
  const reference = errors.length > 0 ? undefined : asImageReference(from?.name ?? '');
  if (!reference?.tag && !reference?.id) return errors;
  return [invalid(`${path}.from.name`, from?.name, 'you must specify an image repository, not a tag or ID')];
};
