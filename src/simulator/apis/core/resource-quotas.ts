import { resourceQuotaKind } from '../../../resources/kinds.ts';
import type { ResourceList } from '../../../resources/pod-spec.ts';
import type { ResourceQuota } from '../../../resources/resource-quota.ts';
import { canonicalQuantity, compareQuantities } from '../../apimachinery/exact-quantity.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { invalidGo } from '../validation/go-value.ts';
import { qualifiedName } from '../validation/qualified-name.ts';
import { parseQuantity, quantityError } from '../validation/quantity.ts';
import { goScopes, validateQuotaScopes } from './validate-quota-scopes.ts';

/** The storage of quotas, which admission and a controller fill. */
export const resourceQuotaStorage = (machinery: Machinery): RegistryStore =>
  plainStorage(resourceQuotaKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: (object) => {
      const quota = object as ResourceQuota;
      quota.spec ??= {};
      if (quota.spec.hard) quota.spec.hard = canonicalList(quota.spec.hard);
    },
    prepareForCreate: (object) => void ((object as ResourceQuota).status = {}),
    validate: (object) => validateSpec(object as ResourceQuota),
    validateUpdate: (object, old) => [
      ...validateSpec(object as ResourceQuota),
      ...(sameScopes(object as ResourceQuota, old as ResourceQuota)
        ? []
        : [invalidGo('spec.scopes', goScopes((object as ResourceQuota).spec.scopes ?? []), 'field is immutable')]),
    ],
  });

/** @throws StatusError 400 when something is no quantity: the real server cannot even decode it */
const canonicalList = (list: ResourceList): ResourceList => {
  if (Object.values(list).some((value) => parseQuantity(value) === undefined)) throw badRequest(quantityError);
  return Object.fromEntries(Object.entries(list).map(([name, value]) => [name, canonicalQuantity(value)]));
};

const validateSpec = ({ spec }: ResourceQuota): FieldError[] => [
  ...Object.entries(spec.hard ?? {}).flatMap(([name, value]) => validateLimit(name, value, `spec.hard[${name}]`)),
  ...validateQuotaScopes(spec),
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

const sameScopes = (one: ResourceQuota, other: ResourceQuota): boolean => scopeText(one) === scopeText(other);

const scopeText = ({ spec }: ResourceQuota): string => [...new Set(spec.scopes)].toSorted().join();
