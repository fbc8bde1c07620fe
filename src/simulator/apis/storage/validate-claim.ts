import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import { type PersistentVolumeClaim, requestedStorage } from '../../../resources/storage/persistent-volume.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateClaimSpec } from './validate-claim-spec.ts';

/** The findings about a claim. */
export const validateClaim = ({ spec = {} }: PersistentVolumeClaim): FieldError[] => validateClaimSpec(spec, 'spec');

/** The findings about a claim that changed: a volume may be chosen once, and what a bound claim asks for may grow. */
export const validateClaimUpdate = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] => [
  ...validateClaim(claim),
  ...(movesToField(claim, old) ? [] : validateImmutable(betaClass(claim) ?? '', betaClass(old) ?? '', BETA_PATH)),
  ...(equal(fixedParts(claim, old), fixedParts(old, old)) ? [] : [forbiddenField('spec', IMMUTABLE)]),
  ...validateSize(claim, old),
  ...validateImmutable(claim.spec?.volumeMode, old.spec?.volumeMode, 'volumeMode'),
];

const IMMUTABLE =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** Where a claim named its class before there was a field for it. */
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';
const BETA_PATH = `metadata.annotations.${BETA_CLASS}`;

const betaClass = ({ metadata }: PersistentVolumeClaim): string | undefined => metadata.annotations?.[BETA_CLASS];

/** The class that an annotation named may be said by the field instead. */
const movesToField = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): boolean => {
  const [now, before] = [betaClass(claim), betaClass(old)];
  const isSame = before !== undefined && claim.spec?.storageClassName === before;
  return isSame && old.spec?.storageClassName === undefined && (now === undefined || now === before);
};

const fixedParts = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): object => ({
  ...claim.spec,
  volumeName: old.spec?.volumeName ? claim.spec?.volumeName : undefined,
  storageClassName:
    old.spec?.storageClassName === undefined &&
    (betaClass(old) ?? claim.spec?.storageClassName) === claim.spec?.storageClassName
      ? undefined
      : claim.spec?.storageClassName,
  resources:
    old.status?.phase === 'Bound' && claim.spec?.resources?.requests
      ? { ...claim.spec.resources, requests: { ...claim.spec.resources.requests, storage: undefined } }
      : claim.spec?.resources,
});

const validateSize = (claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] => {
  const size = requestedStorage(claim);
  const isSmaller =
    compareQuantities(size, requestedStorage(old)) < 0 &&
    compareQuantities(size, old.status?.capacity?.['storage'] ?? '0') <= 0;
  return isSmaller
    ? [forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity')]
    : [];
};
