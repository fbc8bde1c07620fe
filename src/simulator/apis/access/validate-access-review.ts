import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateRequirement } from '../validation/label-selector-validation.ts';
import type { AccessReview, ResourceAttributes, ReviewedSelector } from './access-review.ts';

/** About whom and where a review may be. */
export interface ReviewScope {
  /** Whether it names a user or groups. */
  readonly isOfOthers: boolean;
  /** The namespace to which it keeps; `undefined` for all. */
  readonly namespace?: string | undefined;
}

const ONE = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';

/**
 * The findings about a review of access, in the order of the real server.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/release-1.32/pkg/apis/authorization/validation/validation.go
 */
export const validateAccessReview = (
  { metadata, spec = {} }: AccessReview,
  { isOfOthers, namespace }: ReviewScope,
): FieldError[] => {
  const { resourceAttributes: resource, nonResourceAttributes: path, user = '', groups = [] } = spec;
  return [
    ...(resource !== undefined && path !== undefined
      ? [aboutPath(path, 'cannot be specified in combination with resourceAttributes')]
      : []),
    ...(resource === undefined && path === undefined ? [invalid('spec.resourceAttributes', undefined, ONE)] : []),
    ...(isOfOthers && user === '' && groups.length === 0
      ? [invalid('spec.user', user, 'at least one of user or group must be specified')]
      : []),
    ...(resource === undefined ? [] : validateSelectors(resource, 'spec.resourceAttributes')),
    ...validateMetadata(metadata, namespace),
    ...(namespace !== undefined && resource !== undefined && (resource.namespace ?? '') !== namespace
      ? [invalid('spec.resourceAttributes.namespace', resource.namespace ?? '', 'must match metadata.namespace')]
      : []),
    ...(namespace !== undefined && path !== undefined ? [aboutPath(path, 'disallowed on this kind of request')] : []),
  ];
};

const aboutPath = ({ path = '', verb = '' }: { path?: string; verb?: string }, detail: string): FieldError => {
  const value = `authorization.NonResourceAttributes{Path:${JSON.stringify(path)}, Verb:${JSON.stringify(verb)}}`;
  return invalidGo('spec.nonResourceAttributes', value, detail);
};

/** A review has no name; the server itself has given it owners of fields. */
const validateMetadata = (metadata: AccessReview['metadata'] | undefined, namespace: string | undefined) => {
  const { managedFields: _, namespace: own, ...rest } = metadata ?? {};
  const given = Object.values({ ...rest, ...(namespace === undefined && { own }) }).filter((value) => value != null);
  if (given.every((value) => value === '')) return [];
  const detail = namespace === undefined ? 'must be empty' : 'must be empty except for namespace';
  return [invalid('metadata', rest, detail)];
};

const validateSelectors = ({ fieldSelector, labelSelector }: ResourceAttributes, path: string): FieldError[] => [
  ...validateSelector(fieldSelector, `${path}.fieldSelector`, validateFieldRequirement),
  ...validateSelector(labelSelector, `${path}.labelSelector`, (requirement, at) =>
    validateRequirement(requirement, at, 'allowed'),
  ),
];

type Requirement = NonNullable<ReviewedSelector['requirements']>[number];

const validateSelector = (
  selector: ReviewedSelector | undefined,
  path: string,
  validate: (requirement: Requirement, path: string) => FieldError[],
): FieldError[] => {
  if (selector === undefined) return [];
  const { rawSelector = '', requirements = [] } = selector;
  const isNone = rawSelector === '' && requirements.length === 0;
  return [
    ...(rawSelector !== '' && requirements.length > 0
      ? [invalid(`${path}.rawSelector`, rawSelector, 'may not specified at the same time as requirements')]
      : []),
    ...(isNone
      ? [required(`${path}.requirements`, `when ${path} is specified, requirements or rawSelector is required`)]
      : []),
    ...requirements.flatMap((each, index) => validate(each, `${path}.requirements[${index}]`)),
  ];
};

const validateFieldRequirement = ({ key = '', operator, values = [] }: Requirement, path: string): FieldError[] => [
  ...(key === '' ? [required(`${path}.key`, 'must be specified')] : []),
  ...((operator === 'In' || operator === 'NotIn') && values.length === 0
    ? [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
    : []),
  ...((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0
    ? [forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
    : []),
];
