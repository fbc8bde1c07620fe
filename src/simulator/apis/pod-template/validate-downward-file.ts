import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateUnreservedPath } from '../validation/local-path.ts';
import { validateMode } from './validate-key-to-path.ts';

/** A file of a volume that tells a container of its pod. */
export interface DownwardFile {
  path?: string;
  mode?: number;
  fieldRef?: { fieldPath?: string };
  resourceFieldRef?: ResourceField;
}

/** What a container asks for or may use. */
export interface ResourceField {
  containerName?: string;
  resource?: string;
}

/** The findings about such a file. */
export const validateDownwardFile = (file: DownwardFile, path: string): FieldError[] => [
  ...(file.path ? [] : [required(`${path}.path`)]),
  ...validateUnreservedPath(file.path ?? '', `${path}.path`),
  ...validateReference(file, path),
  ...validateMode(file.mode, `${path}.mode`),
];

/** The findings about the name of a resource field; in volumes it says whose. */
export const validateResourceField = (
  { containerName, resource }: ResourceField,
  path: string,
  isVolume: boolean,
): FieldError[] => {
  if (isVolume && !containerName) return [required(`${path}.containerName`)];
  if (!resource) return [required(`${path}.resource`)];
  return RESOURCES.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource)
    ? []
    : [notSupported(`${path}.resource`, resource, RESOURCES)];
};

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

/**
 * The findings about the path of a field of the pod.
 *
 * @param supported those that may be named here
 */
export const validateFieldPath = (
  fieldPath: string | undefined,
  path: string,
  supported: readonly string[],
): FieldError[] => {
  if (!fieldPath) return [required(path)];
  if (supported.includes(fieldPath)) return [];
  const [, field, key = ''] = /^metadata\.(annotations|labels)\['(.*)'\]$/.exec(fieldPath) ?? [];
  if (field !== undefined)
    return qualifiedName(field === 'labels' ? key : key.toLowerCase()).map((text) =>
      invalid(path.replace(/\.fieldPath$/, ''), field === 'labels' ? key : key.toLowerCase(), text),
    );
  return POD_FIELDS.includes(fieldPath)
    ? [notSupported(path, fieldPath, supported)]
    : [invalid(path, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`)];
};

/** Fields of the pod that some reader of it may name. */
const POD_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.phase',
  'status.podIP',
  'status.podIPs',
];

const VOLUME_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

const validateReference = ({ fieldRef, resourceFieldRef }: DownwardFile, path: string): FieldError[] => {
  if (fieldRef !== undefined)
    return [
      ...validateFieldPath(fieldRef.fieldPath, `${path}.fieldRef.fieldPath`, VOLUME_FIELDS),
      ...(resourceFieldRef === undefined
        ? []
        : [invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')]),
    ];
  return resourceFieldRef === undefined
    ? [required(path, 'one of fieldRef and resourceFieldRef is required')]
    : validateResourceField(resourceFieldRef, `${path}.resourceFieldRef`, true);
};
