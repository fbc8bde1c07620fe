import { asImageReference } from '../../../image/reference.ts';
import { referenceError } from '../../../image/reference-error.ts';
import type { ImageStream, SpecTag, StatusTag } from '../../../resources/images/image-stream.ts';
import { pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateMetaContents } from '../validation/object-meta.ts';

const NAME = '[a-z0-9]+(?:[._-][a-z0-9]+)*';
const wholeName = new RegExp(`^${NAME}$`);
const LONGEST_NAME = 255;

/** What is wrong with an image stream, in the words of OpenShift. */
export const validateStream = (stream: ImageStream): FieldError[] => [
  ...validateStreamName(stream.metadata),
  ...validateMetaContents(stream.metadata),
  ...validateRepository(stream.spec?.dockerImageRepository),
  ...(stream.spec?.tags ?? []).flatMap((tag) => validateTagReference(tag, `spec.tags[${tag.name}]`)),
  ...validateHistories(stream.status?.tags),
];

/** What is wrong with the name of a stream: it is also a repository in the registry. */
export const validateStreamName = ({
  namespace = '',
  name,
  generateName = '',
}: {
  namespace?: string | undefined;
  name: string;
  generateName?: string | undefined;
}): FieldError[] => {
  const wrong = name ? validateRepositoryName(name) : [unnamed('metadata.name')];
  if (generateName !== '')
    wrong.unshift(
      ...validateRepositoryName(generateName).map((error) => ({ ...error, field: 'metadata.generateName' })),
    );
  if (wrong.length > 0 || namespace.length + 1 + name.length <= LONGEST_NAME) return wrong;
  return [invalid('metadata.name', name, `'namespace/name' cannot be longer than ${LONGEST_NAME} characters`)];
};

const validateRepositoryName = (name: string): FieldError[] =>
  streamNameErrors(name).map((text) => invalid('metadata.name', name, text));

/** Why a name cannot be that of a stream. */
export const streamNameErrors = (name: string): readonly string[] => {
  const wrong = pathSegment(name);
  if (wrong.length > 0) return wrong;
  return wholeName.test(name) ? [] : [`must match "${NAME}"`];
};

/** What keeps a name from being a segment of a path. */
export const validateSegmentName = (name: string, field = 'metadata.name'): FieldError[] =>
  name ? pathSegment(name).map((text) => invalid(field, name, text)) : [unnamed(field)];

const unnamed = (field: string): FieldError => required(field, 'name or generateName is required');

/** What is wrong with a spec tag at a path. */
export const validateTagReference = ({ from, importPolicy, referencePolicy }: SpecTag, path: string): FieldError[] => {
  const errors: FieldError[] = [];
  if (from !== undefined) {
    if (!from.name) errors.push(required(`${path}.from.name`));
    if (!KINDS.includes(from.kind))
      errors.push(
        required(`${path}.from.kind`, "valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"),
      );
    const wrong = from.kind === 'DockerImage' && from.name ? referenceError(from.name) : undefined;
    if (wrong !== undefined) errors.push(invalid(`${path}.from.name`, from.name, wrong));
    if (KINDS.includes(from.kind) && from.kind !== 'DockerImage' && importPolicy?.scheduled) {
      errors.push(
        invalid(
          `${path}.importPolicy.scheduled`,
          true,
          'only tags pointing to Docker repositories may be scheduled for background import',
        ),
      );
    }
  }
  if (!POLICIES.includes(referencePolicy?.type ?? 'Source')) {
    errors.push(invalid(`${path}.referencePolicy.type`, referencePolicy?.type, 'valid values are "Source", "Local"'));
  }
  errors.push(...validateImportPolicy(importPolicy, `${path}.importPolicy`));
  return errors;
};

/** What is wrong with an import policy at a path. */
export const validateImportPolicy = ({ importMode = '' }: SpecTag['importPolicy'] = {}, path: string): FieldError[] =>
  MODES.includes(importMode)
    ? []
    : [
        invalid(
          `${path}.importMode`,
          importMode,
          "invalid import mode, valid modes are '', 'Legacy', 'PreserveOriginal'",
        ),
      ];

/** What is wrong with the histories in `status.tags`. */
export const validateHistories = (tags: readonly StatusTag[] = []): FieldError[] =>
  tags.flatMap(({ tag, items }) =>
    (items ?? []).flatMap(({ dockerImageReference }, index) => {
      const path = `status.tags[${tag}].items[${index}].dockerImageReference`;
      if (!dockerImageReference) return [required(path)];
      const wrong = referenceError(dockerImageReference);
      return wrong === undefined ? [] : [invalid(path, dockerImageReference, wrong)];
    }),
  );

/** What is wrong with the pull specs that a write to the status brings. */
export const validateNewHistories = (tags: readonly StatusTag[] = [], old: readonly StatusTag[] = []): FieldError[] => {
  const known = new Set(
    old.flatMap(({ items }) => (items ?? []).map(({ dockerImageReference }) => dockerImageReference)),
  );
  return tags.flatMap(({ tag, items }) =>
    (items ?? []).flatMap(({ dockerImageReference }, index) => {
      const wrong = known.has(dockerImageReference) ? undefined : referenceError(dockerImageReference);
      const path = `status.tags[${tag}].items[${index}].dockerImageReference`;
      return wrong === undefined ? [] : [invalid(path, dockerImageReference, wrong)];
    }),
  );
};

const KINDS = ['DockerImage', 'ImageStreamImage', 'ImageStreamTag'];
const MODES = ['', 'Legacy', 'PreserveOriginal'];
const POLICIES = ['Source', 'Local'];

const validateRepository = (repository: string | undefined): FieldError[] => {
  if (!repository) return [];
  const path = 'spec.dockerImageRepository';
  const wrong = referenceError(repository);
  if (wrong !== undefined) return [invalid(path, repository, wrong)];
  const reference = asImageReference(repository);
  return [
    ...(reference?.tag ? [invalid(path, repository, 'the repository name may not contain a tag')] : []),
    ...(reference?.id ? [invalid(path, repository, 'the repository name may not contain an ID')] : []),
  ];
};
