import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';

/** Where the scheduler may or should put a pod. */
export interface Affinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
    preferredDuringSchedulingIgnoredDuringExecution?: { weight?: number; preference?: NodeTerm }[];
  };
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}

/** Which nodes are meant. */
export interface NodeSelector {
  nodeSelectorTerms?: NodeTerm[] | null;
}

interface Requirement {
  key?: string;
  operator?: string;
  values?: string[];
}

interface NodeTerm {
  matchExpressions?: Requirement[];
  matchFields?: Requirement[];
}

interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: { weight?: number; podAffinityTerm?: PodTerm }[];
}

interface PodTerm {
  labelSelector?: LabelSelectorSpec;
  namespaceSelector?: LabelSelectorSpec;
  namespaces?: string[];
  topologyKey?: string;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The findings about the affinity of a pod. */
export const validateAffinity = (affinity: Affinity | undefined, path: string): FieldError[] => {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity ?? {};
  const needed = nodeAffinity?.[REQUIRED];
  return [
    ...(needed === undefined ? [] : validateNodeSelector(needed, `${path}.nodeAffinity.${REQUIRED}`)),
    ...(nodeAffinity?.[PREFERRED] ?? []).flatMap(({ weight = 0, preference = {} }, index) => [
      ...validateWeight(weight, `${path}.nodeAffinity.${PREFERRED}[${index}].weight`),
      ...validateNodeTerm(preference, `${path}.nodeAffinity.${PREFERRED}[${index}].preference`),
    ]),
    ...validatePodAffinity(podAffinity, `${path}.podAffinity`),
    ...validatePodAffinity(podAntiAffinity, `${path}.podAntiAffinity`),
  ];
};

/** The findings about which nodes are meant. */
export const validateNodeSelector = ({ nodeSelectorTerms }: NodeSelector, path: string): FieldError[] =>
  nodeSelectorTerms?.length
    ? nodeSelectorTerms.flatMap((term, index) => validateNodeTerm(term, `${path}.nodeSelectorTerms[${index}]`))
    : [required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term')];

const validateNodeTerm = ({ matchExpressions = [], matchFields = [] }: NodeTerm, path: string): FieldError[] => [
  ...matchExpressions.flatMap(({ key = '', operator = '', values = [] }, index) => {
    const at = `${path}.matchExpressions[${index}]`;
    return [
      ...validateOperator(operator, values, at),
      ...qualifiedName(key).map((text) => invalid(`${at}.key`, key, text)),
    ];
  }),
  ...matchFields.flatMap((requirement, index) => validateNodeField(requirement, `${path}.matchFields[${index}]`)),
];

/** The only field of nodes that can be selected is their name. */
const validateNodeField = ({ key = '', operator = '', values = [] }: Requirement, path: string): FieldError[] => [
  ...(operator !== 'In' && operator !== 'NotIn'
    ? [invalid(`${path}.operator`, operator, 'not a valid selector operator')]
    : values.length === 1
      ? []
      : [
          required(
            `${path}.values`,
            "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
          ),
        ]),
  ...(key === 'metadata.name'
    ? values.flatMap((value, index) =>
        dnsSubdomain(value).map((text) => invalid(`${path}.values[${index}]`, value, text)),
      )
    : [invalid(`${path}.key`, key, 'not a valid field selector key')]),
];

const validateOperator = (operator: string, values: readonly string[], path: string): FieldError[] => {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0
        ? []
        : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0
        ? []
        : [forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    case 'Gt':
    case 'Lt':
      return values.length === 1
        ? []
        : [required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid(`${path}.operator`, operator, 'not a valid selector operator')];
  }
};

const validatePodAffinity = (affinity: PodAffinity | undefined, path: string): FieldError[] => [
  ...(affinity?.[REQUIRED] ?? []).flatMap((term, index) => validatePodTerm(term, `${path}.${REQUIRED}[${index}]`)),
  ...(affinity?.[PREFERRED] ?? []).flatMap(({ weight = 0, podAffinityTerm = {} }, index) => [
    ...validateWeight(weight, `${path}.${PREFERRED}[${index}].weight`),
    ...validatePodTerm(podAffinityTerm, `${path}.${PREFERRED}[${index}].podAffinityTerm`),
  ]),
];

const validatePodTerm = (term: PodTerm, path: string): FieldError[] => {
  const { labelSelector, namespaceSelector, namespaces = [], topologyKey = '' } = term;
  return [
    ...(labelSelector === undefined ? [] : validateLabelSelector(labelSelector, `${path}.labelSelector`)),
    ...(namespaceSelector === undefined ? [] : validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`)),
    ...namespaces.flatMap((name) => dnsLabel(name).map((text) => invalid(`${path}.namespace`, name, text))),
    ...validateLabelKeys(term, 'matchLabelKeys', path),
    ...validateLabelKeys(term, 'mismatchLabelKeys', path),
    ...validateSelectedKeys(term, path),
    ...validateSharedKeys(term, path),
    ...(topologyKey ? [] : [required(`${path}.topologyKey`, 'can not be empty')]),
    ...qualifiedName(topologyKey).map((text) => invalid(`${path}.topologyKey`, topologyKey, text)),
  ];
};

const validateLabelKeys = (
  term: PodTerm,
  field: 'matchLabelKeys' | 'mismatchLabelKeys',
  path: string,
): FieldError[] => {
  const keys = term[field] ?? [];
  if (keys.length > 0 && term.labelSelector === undefined)
    return [forbiddenField(`${path}.${field}`, 'must not be specified when labelSelector is not set')];
  return keys.flatMap((key, index) =>
    qualifiedName(key).map((text) => invalid(`${path}.${field}[${index}]`, key, text)),
  );
};

/** Keys have become expressions by now: a second word on one of them is the author's. */
const validateSelectedKeys = ({ matchLabelKeys = [], labelSelector }: PodTerm, path: string): FieldError[] => {
  const seen = new Set(Object.keys(labelSelector?.matchLabels ?? {}));
  return (labelSelector?.matchExpressions ?? []).flatMap(({ key }) => {
    const index = matchLabelKeys.lastIndexOf(key);
    const isSecond = seen.has(key);
    seen.add(key);
    return index >= 0 && isSecond
      ? [invalid(`${path}[${index}]`, key, 'exists in both matchLabelKeys and labelSelector')]
      : [];
  });
};

const validateSharedKeys = ({ matchLabelKeys = [], mismatchLabelKeys = [] }: PodTerm, path: string): FieldError[] =>
  matchLabelKeys.flatMap((key, index) =>
    mismatchLabelKeys.includes(key)
      ? [invalid(`${path}.matchLabelKeys[${index}]`, key, 'exists in both matchLabelKeys and mismatchLabelKeys')]
      : [],
  );

const validateWeight = (weight: number, path: string): FieldError[] =>
  weight > 0 && weight <= 100 ? [] : [invalid(path, weight, 'must be in the range 1-100')];
