import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateUnreservedPath } from '../validation/local-path.ts';
import { validateMode } from './validate-key-to-path.ts';

/** A file of a volume that tells a container of its pod. */
export interface DownwardFile {
  path?: string;
  mode?: number;
  fieldRef?: FieldReference;
  resourceFieldRef?: ResourceField;
}

/** A field of the pod, as a version of it names it. */
export interface FieldReference {
  apiVersion?: string;
  fieldPath?: string;
}

/** What a container asks for or may use. */
export interface ResourceField {
  containerName?: string;
  resource?: string;
  divisor?: string;
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
  { containerName, resource, divisor }: ResourceField,
  path: string,
  isVolume: boolean,
): FieldError[] => {
  const ofDivisor = validateDivisor(resource, divisor, `${path}.divisor`);
  if (isVolume && !containerName) return [required(`${path}.containerName`), ...ofDivisor];
  if (!resource) return [required(`${path}.resource`)];
  return RESOURCES.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource)
    ? ofDivisor
    : [notSupported(`${path}.resource`, resource, RESOURCES)];
};

/** The finding about the unit in which an amount is told. */
const validateDivisor = (resource = '', divisor: string | undefined, path: string): FieldError[] => {
  const kind = Object.keys(DIVISORS).find((each) => new RegExp(`^(limits|requests)\\.${each}`).test(resource));
  if (divisor === undefined || kind === undefined || parseQuantity(divisor) === 0) return [];
  const [supported, words] = DIVISORS[kind as keyof typeof DIVISORS];
  return (supported as readonly string[]).includes(divisor)
    ? []
    : [
        invalid(
          path,
          resource,
          `only divisor's values ${words} are supported with the ${NAMES[kind] ?? kind} resource`,
        ),
      ];
};

const BYTES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

const DIVISORS = {
  cpu$: [['1m', '1'], '1m and 1'],
  memory$: [BYTES, BYTES.join(', ')],
  'ephemeral-storage$': [BYTES, BYTES.join(', ')],
  'hugepages-': [BYTES, BYTES.join(', ')],
} as const;

const NAMES: Readonly<Record<string, string>> = {
  cpu$: 'cpu',
  memory$: 'memory',
  'ephemeral-storage$': 'local ephemeral storage',
  'hugepages-': 'hugepages',
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
  { fieldPath, apiVersion }: FieldReference,
  path: string,
  supported: readonly string[],
): FieldError[] => {
  if (!fieldPath) return [required(path)];
  if (apiVersion !== undefined && apiVersion !== 'v1')
    return [invalid(path, fieldPath, `error converting fieldPath: unsupported pod version: ${apiVersion}`)];
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
      ...validateFieldPath(fieldRef, `${path}.fieldRef.fieldPath`, VOLUME_FIELDS),
      ...(resourceFieldRef === undefined
        ? []
        : [invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')]),
    ];
  return resourceFieldRef === undefined
    ? [required(path, 'one of fieldRef and resourceFieldRef is required')]
    : validateResourceField(resourceFieldRef, `${path}.resourceFieldRef`, true);
};
