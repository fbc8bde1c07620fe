import type { Service } from '../../../../resources/networking/service.ts';
import { type FieldError, forbiddenField, invalid } from '../../../apimachinery/field-error.ts';
import { cidrError, isCidr } from '../../validation/cidr.ts';

/** Where the ranges were said before there was a field for them. */
const ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/**
 * The findings about the clients that a load balancer lets in, with which spaces are forgiven.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#service-beta-kubernetes-io-load-balancer-source-ranges
 */
export const validateSourceRanges = (
  { type, loadBalancerSourceRanges: ranges = [] }: Service['spec'],
  annotations: Readonly<Record<string, string>> = {},
): FieldError[] => {
  const said = annotations[ANNOTATION];
  const path = ranges.length > 0 ? 'spec.LoadBalancerSourceRanges' : `metadata.annotations[${ANNOTATION}]`;
  if (ranges.length === 0 && said === undefined) return [];
  return [
    ...(type === 'LoadBalancer' ? [] : [forbiddenField(path, "may only be used when `type` is 'LoadBalancer'")]),
    ...(ranges.length > 0
      ? ranges.flatMap((range, index) => validateRange(range, `${path}[${index}]`))
      : ((said?.trim() || undefined)?.split(',').flatMap((range) => validateRange(range, path)) ?? [])),
  ];
};

const validateRange = (range: string, path: string): FieldError[] =>
  isCidr(range.trim()) ? [] : [invalid(path, range.trim(), cidrError)];
