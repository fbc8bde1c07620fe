import type { ObjectMeta } from '../../../resources/kube-object.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { goObjectMeta } from '../validation/go-object-meta.ts';

/** The action that a review is about, in the fields of OpenShift 3. */
export interface Action {
  namespace?: string;
  verb?: string;
  resourceAPIGroup?: string;
  resourceAPIVersion?: string;
  resource?: string;
  resourceName?: string;
  path?: string;
  isNonResourceURL?: boolean;
  content?: unknown;
}

/**
 * Holds a review to what can be asked.
 *
 * @param home the namespace that a review of one namespace is posted to
 * @throws StatusError 422, 500 for one that is about another namespace than its own
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/authorization/apis/authorization/validation/validation.go
 */
export const checkLegacyReview = (
  review: Action & { metadata?: Partial<ObjectMeta> },
  home: string | undefined,
): void => {
  const errors = [
    ...(review.verb ? [] : [required('verb')]),
    ...(review.isNonResourceURL ? validatePath(review) : review.resource ? [] : [required('resource')]),
    ...validateMetadata(review.metadata ?? {}, home),
  ];
  // The answer names no kind, as the object does not know its own by then.
  if (errors.length > 0) throw invalidObject({ group: 'authorization.openshift.io', kind: '' }, '', errors);
  const { namespace } = review;
  if (home !== undefined && namespace && namespace !== home)
    throw new StatusError(
      500,
      '',
      `namespace: Invalid value: ${JSON.stringify(namespace)}: namespace must be: ${home}`,
    );
};

const validatePath = (action: Action): FieldError[] => {
  const { path, resource, resourceAPIGroup, resourceAPIVersion, resourceName, namespace, content } = action;
  const unfit = { resource, group: resourceAPIGroup, version: resourceAPIVersion, resourceName, namespace };
  const refuse = (field: string, value: unknown): FieldError =>
    invalid(field, value, `${field} may not be specified with non resource URLs`);
  return [
    ...(path ? [] : [required('path')]),
    ...Object.entries(unfit).flatMap(([field, value]) => (value ? [refuse(field, value)] : [])),
    ...(content ? [refuse('content', null)] : []),
  ];
};

/** Who wrote it does not count, nor the namespace where there is one. */
const validateMetadata = (metadata: Partial<ObjectMeta>, home: string | undefined): FieldError[] => {
  const { managedFields: _, ...own } = metadata;
  const given = Object.entries(own).filter(
    ([field, value]) => !(field === 'namespace' && home !== undefined) && !isEmpty(value),
  );
  return given.length === 0 ? [] : [invalidGo('metadata', goObjectMeta(metadata), 'must be empty')];
};

const isEmpty = (value: unknown): boolean => !value || (typeof value === 'object' && Object.keys(value).length === 0);
