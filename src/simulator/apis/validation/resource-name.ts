import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';

const OF_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];

/** Objects that quotas count. */
const COUNTED = [
  'pods',
  'services',
  'secrets',
  'configmaps',
  'replicationcontrollers',
  'resourcequotas',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];

const MEASURED = /^((requests|limits)\.)?(cpu|memory|ephemeral-storage)$|^requests\.storage$|^(requests\.)?hugepages-/;

/**
 * The findings about the name of a resource: it is one that every cluster knows, or says whose it is.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validateResourceName = (name: string, path: string): FieldError[] => {
  const errors = qualifiedName(name).map((text) => invalidName(path, name, text));
  if (errors.length > 0 || name.includes('/') || isQuotaResource(name) || name === 'storage') return errors;
  return [invalidName(path, name, 'must be a standard resource type or fully qualified')];
};

/** The findings about the name of a resource of containers. */
export const validateContainerResourceName = (name: string, path: string): FieldError[] => [
  ...validateResourceName(name, path),
  ...(isShort(name)
    ? OF_CONTAINERS.includes(name) || isHugePages(name)
      ? []
      : [invalidName(path, name, 'must be a standard resource for containers')]
    : isNative(name) || isExtended(name)
      ? []
      : [invalidName(path, name, "doesn't follow extended resource name standard")]),
];

/** The findings about the name of a resource that a quota limits. */
export const validateQuotaResourceName = (name: string, path: string): FieldError[] => [
  ...validateResourceName(name, path),
  ...(isShort(name) && !isQuotaResource(name)
    ? [invalidName(path, name, 'must be a standard resource for quota')]
    : []),
];

/** Names of resources are told as they are, without quotes. */
const invalidName = (path: string, name: string, text: string): FieldError => invalidGo(path, name, text);

const isShort = (name: string): boolean => name.split('/').length === 1;

export const isQuotaResource = (name: string): boolean => COUNTED.includes(name) || MEASURED.test(name);

export const isHugePages = (name: string): boolean => name.startsWith('hugepages-');

const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');

/** What devices and the like offer: known by the name of whoever offers it. */
const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;

/** What comes in whole pieces. */
export const isWhole = (name: string): boolean => COUNTED.includes(name) || isExtended(name);

/** Of what several can share the same, so that more may be allowed than is asked for. */
export const isShared = (name: string): boolean => isNative(name) && !isHugePages(name);

/** Whether huge pages of a size can make up an amount. */
export const isMultipleOfPage = (name: string, bytes: number): boolean => {
  const size = parseQuantity(name.slice('hugepages-'.length)) ?? 0;
  return Number.isInteger(size) && size > 0 && Math.ceil(bytes) % size === 0;
};
