import type { ImageStreamImport } from '../../../../resources/image-stream-import.ts';
import { type FieldError, invalid } from '../../../apimachinery/field-error.ts';
import { parseReference, referenceError } from '../../../image-streams/parse-reference.ts';
import { validateStreamName } from '../stream-validation.ts';

/** What is wrong with a request to import. */
export const validateImport = ({ metadata, spec }: ImageStreamImport): FieldError[] => {
  const images = spec.images ?? [];
  return [
    ...images.flatMap(({ from }, index) => validateSource(from, `spec.images[${index}].from`)),
    ...(spec.repository ? validateSource(spec.repository.from, 'spec.repository.from') : []),
    ...(spec.repository ? validateRepository(spec.repository.from.name) : []),
    ...(images.length === 0 && !spec.repository
      ? [invalid('spec.images', null, 'you must specify at least one image or a repository import')]
      : []),
    ...validateStreamName(metadata),
  ];
};

const validateSource = (from: { kind?: string; name?: string } | undefined, path: string): FieldError[] => {
  if (from?.kind !== 'DockerImage') return [invalid(`${path}.kind`, from?.kind ?? '', 'only DockerImage is supported')];
  const wrong = referenceError(from.name ?? '');
  return wrong === undefined ? [] : [invalid(`${path}.name`, from.name, wrong)];
};

const validateRepository = (name: string): FieldError[] => {
  const reference = parseReference(name ?? '');
  if (!reference?.tag && !reference?.id) return [];
  return [invalid('spec.repository.from.name', name, 'you must specify an image repository, not a tag or ID')];
};
