import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { goLabelSelector, invalidGo } from '../../apimachinery/go-value.ts';
import { validateQuotaSpec } from '../core/validate-quota-spec.ts';
import { isEmptySelector, validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateAnnotations } from '../validation/object-meta.ts';

/**
 * What is wrong with a quota over several projects: first what its definition demands, then what its rules do.
 *
 * @see https://github.com/openshift/kubernetes/tree/release-4.19/openshift-kube-apiserver/admission/customresourcevalidation/clusterresourcequota
 */
export const validateClusterQuota = ({ spec }: Partial<ClusterResourceQuota>): FieldError[] => {
  if (spec === undefined) return [required('spec')];
  const missing = (['quota', 'selector'] as const).filter((field) => spec[field] === undefined);
  if (missing.length > 0) return missing.map((field) => required(`spec.${field}`));
  return [...validateSelector(spec.selector), ...validateQuotaSpec(spec.quota, 'spec.quota')];
};

const validateSelector = ({ labels, annotations }: ClusterResourceQuota['spec']['selector']): FieldError[] => {
  const selectsByLabels = labels && !isEmptySelector(labels);
  const selectsByAnnotations = Object.keys(annotations ?? {}).length > 0;
  const place = 'spec.selector.labels';
  return [
    ...(selectsByLabels || selectsByAnnotations ? [] : [required('spec.selector', RESTRICT)]),
    ...(labels ? validateLabelSelector(labels, place) : []),
    ...(labels && !selectsByLabels ? [invalidGo(place, goLabelSelector(labels), RESTRICT)] : []),
    ...(annotations ? validateAnnotations(annotations, 'spec.selector.annotations') : []),
  ];
};

const RESTRICT = 'must restrict the selected projects';
