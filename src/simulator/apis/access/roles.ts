import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { dnsSubdomain, pathSegment } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import type { PlainOptions } from '../plain-storage.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';
import { validateOneOf } from '../validation/one-of.ts';

const GROUP = 'rbac.authorization.k8s.io';

interface Rule {
  verbs?: string[];
  resources?: string[];
  apiGroups?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

interface Role extends KubeObject {
  aggregationRule?: Aggregation;
  rules?: Rule[] | null;
}

interface Aggregation {
  clusterRoleSelectors?: LabelSelectorSpec[];
}

interface RoleBinding extends KubeObject {
  roleRef?: { apiGroup?: string; kind?: string; name?: string };
  subjects?: { kind: string; name: string; namespace?: string; apiGroup?: string }[];
}

/** Roles and cluster roles. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export const roleOptions: PlainOptions = {
  applyDefaults: (role: Role) => void (role.rules ??= null),
  validate: validateRules,
  checksAgain: true,
  validateUpdate: (role: Role) => [...validateObjectMeta(role, pathSegment), ...validateRules(role)],
};

/** Bindings of both kinds; what they bind to never changes. */
export const roleBindingOptions: PlainOptions = {
  applyDefaults: (binding: RoleBinding) => {
    (binding.roleRef ??= {}).apiGroup ||= GROUP;
    for (const subject of binding.subjects ?? []) {
      if (subject.kind !== 'ServiceAccount') subject.apiGroup ||= GROUP;
    }
  },
  validate: validateBinding,
  checksAgain: true,
  validateUpdate: (binding: RoleBinding, old: RoleBinding) => [
    ...validateObjectMeta(binding, pathSegment),
    ...validateBinding(binding),
    ...(equal(binding.roleRef, old.roleRef)
      ? []
      : [invalidGo('roleRef', goRoleRef(binding.roleRef), 'cannot change roleRef')]),
  ],
};

function validateBinding({ roleRef = {}, subjects = [], metadata }: RoleBinding): FieldError[] {
  return [
    ...(roleRef.apiGroup === GROUP ? [] : [notSupported('roleRef.apiGroup', roleRef.apiGroup ?? '', [GROUP])]),
    ...validateOneOf(roleRef.kind, 'roleRef.kind', metadata.namespace ? ['Role', 'ClusterRole'] : ['ClusterRole']),
    ...(roleRef.name
      ? pathSegment(roleRef.name).map((text) => invalid('roleRef.name', roleRef.name, text))
      : [required('roleRef.name')]),
    ...subjects.flatMap((subject, index) =>
      validateSubject(subject, `subjects[${index}]`, Boolean(metadata.namespace)),
    ),
  ];
}

const KINDS = ['ServiceAccount', 'User', 'Group'];

const validateSubject = (
  { kind = '', name, namespace, apiGroup }: NonNullable<RoleBinding['subjects']>[number],
  path: string,
  isNamespaced: boolean,
): FieldError[] => [
  ...(name ? [] : [required(`${path}.name`)]),
  ...(KINDS.includes(kind) ? [] : [notSupported(`${path}.kind`, kind, KINDS)]),
  ...(kind === 'ServiceAccount' && name ? dnsSubdomain(name).map((text) => invalid(`${path}.name`, name, text)) : []),
  ...(kind === 'ServiceAccount' && apiGroup ? [notSupported(`${path}.apiGroup`, apiGroup, [''])] : []),
  ...(kind === 'ServiceAccount' && !namespace && !isNamespaced ? [required(`${path}.namespace`)] : []),
  ...(kind !== 'ServiceAccount' && KINDS.includes(kind) && apiGroup !== GROUP
    ? [notSupported(`${path}.apiGroup`, apiGroup ?? '', [GROUP])]
    : []),
];

function validateRules(role: Role): FieldError[] {
  const { aggregationRule, rules, metadata } = role;
  const found = (rules ?? []).flatMap((rule, index) => {
    const { verbs = [], resources = [], apiGroups = [], resourceNames = [], nonResourceURLs = [] } = rule;
    const path = `rules[${index}]`;
    const refused = (why: string): FieldError => invalidGo(`${path}.nonResourceURLs`, goStrings(nonResourceURLs), why);
    const errors = verbs.length === 0 ? [required(`${path}.verbs`, 'verbs must contain at least one value')] : [];
    if (nonResourceURLs.length > 0) {
      if (metadata.namespace) errors.push(refused('namespaced rules cannot apply to non-resource URLs'));
      if (resources.length + apiGroups.length + resourceNames.length > 0)
        errors.push(refused('rules cannot apply to both regular resources and non-resource URLs'));
      return errors;
    }
    if (apiGroups.length === 0)
      errors.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'));
    if (resources.length === 0)
      errors.push(required(`${path}.resources`, 'resource rules must supply at least one resource'));
    return errors;
  });
  return [...found, ...(aggregationRule === undefined ? [] : validateAggregation(aggregationRule))];
}

const validateAggregation = ({ clusterRoleSelectors: selectors = [] }: Aggregation): FieldError[] => {
  const path = 'aggregationRule.clusterRoleSelectors';
  if (selectors.length === 0)
    return [required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil')];
  return selectors.flatMap((selector, index) => {
    const errors = validateLabelSelector(selector, `${path}[${index}]`);
    return errors.length === 0 ? [] : [...errors, invalid(`${path}[${index}]`, null, 'invalid label selector.')];
  });
};

const goRoleRef = ({ apiGroup = '', kind = '', name = '' }: NonNullable<RoleBinding['roleRef']> = {}): string =>
  `rbac.RoleRef{APIGroup:${JSON.stringify(apiGroup)}, Kind:${JSON.stringify(kind)}, Name:${JSON.stringify(name)}}`;
