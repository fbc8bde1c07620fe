import { dns1035Label } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

/** The versions of reviews that the server speaks. */
export const REVIEW_VERSIONS = ['v1', 'v1beta1'];

/** The findings about the versions of reviews that a webhook understands; `absent` is said of none at all. */
export const validateReviewVersions = (versions: readonly string[], path: string, absent?: string): FieldError[] => {
  if (versions.length === 0) return [required(path, absent)];
  return [
    ...versions.flatMap((version, index) =>
      versions.indexOf(version) < index
        ? [invalid(`${path}[${index}]`, version, 'duplicate version')]
        : dns1035Label(version).map((text) => invalid(`${path}[${index}]`, version, text)),
    ),
    ...(versions.some((version) => REVIEW_VERSIONS.includes(version))
      ? []
      : [invalid(path, versions, `must include at least one of ${REVIEW_VERSIONS.join(', ')}`)]),
  ];
};
