import type { PodSecurityReview, PodSecuritySubjectReview } from '../../../resources/access/pod-security-review.ts';
import { podSecuritySubjectReviewKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validatePodSpec } from '../pod-template/validate-pod-spec.ts';
import { goObjectMeta } from '../validation/go-object-meta.ts';

type Review = PodSecuritySubjectReview | PodSecurityReview;

/**
 * Fills in what the author of the reviewed pod leaves out, and checks the rest.
 *
 * @throws StatusError 422
 */
export const prepareReview = (kind: ResourceKind, review: Review): void => {
  review.spec ??= { template: { metadata: {}, spec: { containers: [] } } };
  review.spec.template ??= { metadata: {}, spec: { containers: [] } };
  applyPodTemplateDefaults(review.spec.template);
  const findings = [
    ...validatePodSpec(review.spec.template.spec, 'spec.template.spec'),
    ...('serviceAccountNames' in review.spec ? validateNames(review.spec.serviceAccountNames ?? []) : []),
    ...(kind === podSecuritySubjectReviewKind ? requireSubject(review as PodSecuritySubjectReview) : []),
    ...validateMetadata(review),
  ];
  if (findings.length > 0) throw invalidObject({ group: '', kind: kind.kind }, '', findings);
};

/** Nobody at all would be taken for everybody. */
const requireSubject = ({ spec }: PodSecuritySubjectReview): FieldError[] =>
  spec.user || spec.groups?.length || spec.template.spec.serviceAccountName
    ? []
    : [required('spec.user', 'at least one of user, groups or serviceAccountName must be specified')];

const validateNames = (names: readonly string[]): FieldError[] =>
  names.flatMap((name, index) => {
    const texts = name === '' ? [''] : dnsSubdomain(name);
    return texts.length > 0 ? [invalid(`spec.serviceAccountNames[${index}]`, name, texts.join(', '))] : [];
  });

const validateMetadata = ({ metadata }: Review): FieldError[] => {
  const { namespace: _, managedFields: __, creationTimestamp: ___, ...others } = metadata ?? {};
  return Object.keys(others).length > 0 ? [invalidGo('metadata', goObjectMeta(metadata), 'must be empty')] : [];
};
