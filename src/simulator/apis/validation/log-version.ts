import { invalid, invalidObject } from '../../apimachinery/field-error.ts';

/**
 * The version and the wish for the one before in a request for a log.
 *
 * @param title what has versions
 * @throws StatusError 422 for a version that cannot be, or both at a time
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apis/apps/validation/validation.go
 */
export const logVersion = (
  query: URLSearchParams,
  options: { readonly group: string; readonly kind: string; readonly title: string },
): { readonly version: number | undefined; readonly isPrevious: boolean } => {
  const written = query.get('version');
  const version = written === null ? undefined : Number(written);
  const isPrevious = ['true', '1'].includes(query.get('previous') ?? '');
  const findings = [
    ...(version !== undefined && version <= 0
      ? [invalid('version', version, `${options.title} version must be greater than 0`)]
      : []),
    ...(version !== undefined && isPrevious
      ? [invalid('previous', true, 'cannot use previous when a version is specified')]
      : []),
  ];
  if (findings.length > 0) throw invalidObject(options, '', findings);
  return { version, isPrevious };
};
