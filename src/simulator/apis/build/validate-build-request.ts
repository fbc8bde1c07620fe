import type { BuildRequest } from '../../../resources/builds/build.ts';
import { pathSegment } from '../../../resources/validation/dns-name.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';

/**
 * A request for a build is an object like others: it has a name, that of the configuration or build, and metadata without a mistake.
 *
 * @throws StatusError 422
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apis/build/validation/validation.go
 */
export const validateBuildRequest = (request: BuildRequest): void => {
  const object = { ...request, metadata: { ...request.metadata, name: request.metadata?.name ?? '' } };
  const errors = validateObjectMeta(object, pathSegment);
  if (errors.length > 0) throw invalidObject(kind, object.metadata.name, errors);
};

const kind = { group: 'build.openshift.io', version: 'v1', kind: 'BuildRequest' };
