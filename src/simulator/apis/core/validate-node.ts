import type { Node } from '../../../resources/nodes/node.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { Toleration } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import { cidrError, isCidr } from '../validation/cidr.ts';

type Taint = Pick<Toleration, 'key' | 'value' | 'effect'>;

interface Spec {
  podCIDR?: string;
  podCIDRs?: string[];
  providerID?: string;
  externalID?: string;
  taints?: Taint[];
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateNode = (node: Node): FieldError[] => {
  const { taints = [], podCIDRs: ranges = [] } = specOf(node);
  const field = 'spec.podCIDRs';
  return [
    ...validateTaints(taints),
    ...ranges.flatMap((range, index) => (isCidr(range) ? [] : [invalid(`${field}[${index}]`, range, cidrError)])),
    ...(ranges.length > 2 || (ranges.length === 2 && ranges[0]?.includes(':') === ranges[1]?.includes(':'))
      ? [invalidGo(field, goStrings(ranges), 'may specify no more than one CIDR for each IP family')]
      : []),
  ];
};

/** The findings about a change: what a node was given it keeps. */
export const validateNodeUpdate = (node: Node, old: Node): FieldError[] => {
  const spec = specOf(node);
  const before = specOf(old);
  return [
    ...validateRanges(spec.podCIDRs ?? [], before.podCIDRs ?? []),
    ...(before.providerID && before.providerID !== spec.providerID
      ? [forbiddenField('spec.providerID', 'node updates may not change providerID except from "" to valid')]
      : []),
    ...validateTaints(spec.taints ?? []),
    ...((spec.externalID ?? '') === (before.externalID ?? '')
      ? []
      : [forbiddenField('spec.externalID', 'may not be updated')]),
  ];
};

const validateRanges = (ranges: readonly string[], before: readonly string[]): FieldError[] => {
  const finding = forbiddenField('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid');
  if (before.length > 0 && ranges.length !== before.length) return [finding];
  return before.flatMap((range, index) => (range === ranges[index] ? [] : [finding]));
};

const specOf = ({ spec }: Node): Spec => (spec ?? {}) as Spec;

const validateTaints = (taints: readonly Taint[]): FieldError[] =>
  taints.flatMap(({ key = '', value = '', effect = '' }, index) => {
    const path = `metadata.taints[${index}]`;
    const errors = labelValue(value);
    const isKnown = taints.findIndex((each) => each.key === key && each.effect === effect) < index;
    return [
      ...qualifiedName(key).map((text) => invalid(`${path}.key`, key, text)),
      ...(errors.length === 0 ? [] : [invalid(`${path}.value`, value, errors.join(';'))]),
      ...(effect === ''
        ? [required(`${path}.effect`)]
        : EFFECTS.includes(effect)
          ? []
          : [notSupported(`${path}.effect`, effect, EFFECTS)]),
      ...(isKnown ? [repeated(path, { key, value, effect })] : []),
    ];
  });

const repeated = (field: string, { key, value, effect }: Taint): FieldError => ({
  reason: 'FieldValueDuplicate',
  field,
  message: `Duplicate value: core.Taint{Key:${JSON.stringify(key)}, Value:${JSON.stringify(value)}, Effect:${JSON.stringify(effect)}, TimeAdded:<nil>}: taints must be unique by key and effect pair`,
});
