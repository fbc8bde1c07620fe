import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { validateQuotaScopes } from './validate-quota-scopes.ts';

/** What is wrong with the limits and scopes of a quota that stands at `path`. */
export const validateQuotaSpec = (spec: ResourceQuota['spec'], path = 'spec'): FieldError[] => [
  ...Object.entries(spec.hard ?? {}).flatMap(([name, value]) => validateLimit(name, value, `${path}.hard[${name}]`)),
  ...validateQuotaScopes(spec, path),
];

const validateLimit = (name: string, value: string, path: string): FieldError[] => {
  const misnamed = qualifiedName(name).map((detail) => invalid(path, name, detail));
  const isShort = !name.includes('/');
  return [
    ...misnamed,
    ...(isShort && misnamed.length === 0 && !isStandard(name) && name !== 'storage'
      ? [invalid(path, name, 'must be a standard resource type or fully qualified')]
      : []),
    ...(isShort && !isStandard(name) ? [invalid(path, name, 'must be a standard resource for quota')] : []),
    ...(compareQuantities(value, '0') < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : []),
    ...(isWhole(name) && !Number.isInteger(parseQuantity(value)) ? [invalid(path, value, 'must be an integer')] : []),
  ];
};

const counted = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const measured = /^((requests|limits)\.)?(cpu|memory|ephemeral-storage)$|^requests\.storage$|^(requests\.)?hugepages-/;

const isStandard = (name: string): boolean => counted.includes(name) || measured.test(name);

const isWhole = (name: string): boolean =>
  counted.includes(name) || (name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.'));
