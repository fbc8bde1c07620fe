import { declaredFields } from '../../../resources/metadata/declared-fields.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { type FieldError, forbiddenField, required } from '../../apimachinery/field-error.ts';
import { validateClaimSpec } from '../storage/validate-claim-spec.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';

/** A volume whose claim comes and goes with the pod. */
export interface EphemeralVolume {
  volumeClaimTemplate?: Partial<PersistentVolumeClaim>;
}

/** The findings about the claim of an ephemeral volume, which says nothing of itself but labels and annotations. */
export const validateClaimTemplate = ({ volumeClaimTemplate }: EphemeralVolume, path: string): FieldError[] => {
  const at = `${path}.volumeClaimTemplate`;
  if (volumeClaimTemplate === undefined) return [required(at)];
  const { metadata = {}, spec = {} } = volumeClaimTemplate as { metadata?: Record<string, never>; spec?: object };
  const { annotations, labels, ...others } = metadata;
  return [
    ...validateAnnotations(annotations, `${at}.metadata.annotations`),
    ...validateLabels(labels, `${at}.metadata.labels`),
    ...Object.entries(others)
      .toSorted(byDeclaration)
      .flatMap(([field, value]) =>
        value === null ? [] : [forbiddenField(`${at}.metadata.${field === 'uid' ? 'uID' : field}`, 'cannot be set')],
      ),
    ...validateClaimSpec(spec, `${at}.spec`),
  ];
};

const byDeclaration = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  declaredFields.indexOf(one) - declaredFields.indexOf(other);
