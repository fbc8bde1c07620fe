import type { DataSource, PersistentVolumeClaim } from '../../../resources/persistent-volume.ts';
import { equal } from '../../apimachinery/equality.ts';
import { compareQuantities } from '../../apimachinery/exact-quantity.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { parseQuantity } from '../validation/quantity.ts';
import { validateAccessModes } from './access-modes.ts';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateClaim = ({ spec = {} }: PersistentVolumeClaim): FieldError[] => {
  const { accessModes = [], resources, storageClassName, volumeMode, selector } = spec;
  const storage = resources?.requests?.['storage'];
  return [
    ...(accessModes.length > 0 ? [] : [required('spec.accessModes', 'at least 1 access mode is required')]),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...validateAccessModes(accessModes, 'spec.accessModes'),
    ...(storage === undefined
      ? [required('spec.resources[storage]')]
      : (parseQuantity(storage) ?? 0) <= 0
        ? [invalid('spec.resources[storage]', storage, 'must be greater than zero')]
        : []),
    ...(storageClassName
      ? dnsSubdomain(storageClassName).map((text) => invalid('spec.storageClassName', storageClassName, text))
      : []),
    ...(volumeMode === undefined ? [] : validateOneOf(volumeMode, 'spec.volumeMode', ['Block', 'Filesystem'])),
    ...(['dataSource', 'dataSourceRef'] as const).flatMap((field) =>
      spec[field] === undefined ? [] : validateSource(spec[field], `spec.${field}`),
    ),
  ];
};

/** The findings about a claim that changed: a volume may be chosen once, and what a bound claim asks for may grow. */
export const validateClaimUpdate = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] => [
  ...validateClaim(claim),
  ...(equal(fixedParts(claim, old), fixedParts(old, old)) ? [] : [forbiddenField('spec', IMMUTABLE)]),
  ...validateSize(claim, old),
  ...validateImmutable(claim.spec?.volumeMode, old.spec?.volumeMode, 'volumeMode'),
];

const IMMUTABLE =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

const fixedParts = (
  { spec = {} }: PersistentVolumeClaim,
  { spec: old = {}, status }: PersistentVolumeClaim,
): object => ({
  ...spec,
  volumeName: old.volumeName ? spec.volumeName : undefined,
  storageClassName: old.storageClassName === undefined ? undefined : spec.storageClassName,
  resources:
    status?.phase === 'Bound' && spec.resources?.requests
      ? { ...spec.resources, requests: { ...spec.resources.requests, storage: undefined } }
      : spec.resources,
});

const validateSize = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] => {
  const size = storageOf(claim);
  const isSmaller =
    compareQuantities(size, storageOf(old)) < 0 &&
    compareQuantities(size, old.status?.capacity?.['storage'] ?? '0') <= 0;
  return isSmaller
    ? [forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity')]
    : [];
};

const storageOf = ({ spec }: PersistentVolumeClaim): string => spec?.resources?.requests?.['storage'] ?? '0';

/** What a claim is filled from may be said in either field; each is copied to the other. */
export const claimDefaults = (claim: PersistentVolumeClaim): void => {
  const spec = (claim.spec ??= {});
  spec.volumeMode ??= 'Filesystem';
  for (const source of [spec.dataSource, spec.dataSourceRef]) if (source !== undefined) source.apiGroup ??= null;
  if (spec.dataSource !== undefined) spec.dataSourceRef ??= { ...spec.dataSource };
};

const validateSource = ({ apiGroup, kind, name }: DataSource, path: string): FieldError[] => [
  ...(name ? [] : [required(`${path}.name`)]),
  ...(kind ? [] : [required(`${path}.kind`)]),
  ...(!apiGroup && kind && kind !== 'PersistentVolumeClaim'
    ? [invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")]
    : []),
];
