import { referenceError } from '../../../image/reference-error.ts';
import type { BuildReference } from '../../../resources/builds/build-config.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateStreamName } from '../image/stream-validation.ts';

/** What is wrong with an image that a build starts from or copies from. */
export const validateImageReference = ({ kind, name, namespace }: BuildReference, path: string): FieldError[] => {
  switch (kind) {
    case 'ImageStreamTag':
      return [
        ...validateTag(name, `${path}.name`, 'must be <name>:<tag>', 'invalid name syntax'),
        ...validateNamespace(namespace, `${path}.namespace`, 'must be a valid namespace'),
      ];
    case 'DockerImage':
      return [
        ...(namespace ? [invalid(`${path}.namespace`, namespace, "not valid when used with a 'DockerImage'")] : []),
        ...(name
          ? validatePullSpec(name, `${path}.name`, 'not a valid Docker pull specification')
          : [required(`${path}.name`)]),
      ];
    case 'ImageStreamImage':
      return [
        ...(name ? [] : [required(`${path}.name`)]),
        ...validateNamespace(namespace, `${path}.namespace`, 'must be a valid namespace'),
      ];
    default:
      return unknownKind(kind, path, "must be 'ImageStreamTag', 'ImageStreamImage', or 'DockerImage'");
  }
};

/** What is wrong with the place that a build pushes to. */
export const validateOutputReference = ({ kind, name, namespace }: BuildReference, path: string): FieldError[] => {
  if (kind === 'ImageStreamTag')
    return [
      ...validateTag(
        name,
        `${path}.name`,
        'ImageStreamTag object references must be in the form <name>:<tag>',
        'ImageStreamTag name contains invalid syntax',
      ),
      ...validateNamespace(namespace, `${path}.namespace`, 'namespace must be a valid subdomain'),
    ];
  if (kind !== 'DockerImage')
    return unknownKind(kind, path, "the target of build output must be an 'ImageStreamTag' or 'DockerImage'");
  return [
    ...(namespace
      ? [invalid(`${path}.namespace`, namespace, "namespace is not valid when used with a 'DockerImage'")]
      : []),
    ...validatePullSpec(name ?? '', `${path}.name`, 'name is not a valid Docker pull specification'),
  ];
};

const validateTag = (name: string | undefined, path: string, form: string, syntax: string): FieldError[] => {
  if (!name) return [required(path)];
  const [stream = '', tag] = name.split(':');
  if (tag === undefined) return [invalid(path, name, form)];
  return validateStreamName({ name: stream }).length > 0 ? [invalid(path, stream, syntax)] : [];
};

const validateNamespace = (namespace: string | undefined, path: string, detail: string): FieldError[] =>
  namespace && dnsSubdomain(namespace).length > 0 ? [invalid(path, namespace, detail)] : [];

const validatePullSpec = (name: string, path: string, detail: string): FieldError[] => {
  const problem = referenceError(name);
  return problem === undefined ? [] : [invalid(path, name, `${detail}: ${problem}`)];
};

const unknownKind = (kind: string | undefined, path: string, detail: string): FieldError[] => [
  kind ? invalid(`${path}.kind`, kind, detail) : required(`${path}.kind`),
];
