import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goStrings } from '../validation/go-value.ts';
import type { PlainOptions } from './plain-storage.ts';

const GROUP = 'rbac.authorization.k8s.io';

interface Role extends KubeObject {
  rules?: { verbs?: string[]; resources?: string[]; apiGroups?: string[]; nonResourceURLs?: string[] }[] | null;
}

interface RoleBinding extends KubeObject {
  roleRef?: { apiGroup?: string; kind?: string; name?: string };
  subjects?: { kind: string; name: string; namespace?: string; apiGroup?: string }[];
}

/** Roles and cluster roles. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export const roleOptions: PlainOptions = {
  applyDefaults: (role: Role) => void (role.rules ??= null),
  validate: ({ rules }: Role) => validateRules(rules),
  validateUpdate: ({ rules }: Role) => validateRules(rules),
};

/** Bindings of both kinds; what they bind to never changes. */
export const roleBindingOptions: PlainOptions = {
  applyDefaults: (binding: RoleBinding) => {
    if (binding.roleRef !== undefined) binding.roleRef.apiGroup ||= GROUP;
    for (const subject of binding.subjects ?? []) {
      if (subject.kind !== 'ServiceAccount') subject.apiGroup ||= GROUP;
    }
  },
  validate: validateBinding,
  validateUpdate: (binding: RoleBinding, old: RoleBinding) => [
    ...validateBinding(binding),
    ...(equal(binding.roleRef, old.roleRef) ? [] : [invalid('roleRef', binding.roleRef, 'cannot change roleRef')]),
  ],
};

function validateBinding({ roleRef = {}, subjects = [] }: RoleBinding): FieldError[] {
  return [
    ...(roleRef.apiGroup === GROUP ? [] : [notSupported('roleRef.apiGroup', roleRef.apiGroup ?? '', [GROUP])]),
    ...(roleRef.kind === 'Role' || roleRef.kind === 'ClusterRole'
      ? []
      : [notSupported('roleRef.kind', roleRef.kind ?? '', ['ClusterRole', 'Role'])]),
    ...(roleRef.name ? [] : [required('roleRef.name')]),
    ...subjects.flatMap((subject, index) => validateSubject(subject, `subjects[${index}]`)),
  ];
}

const KINDS = ['Group', 'ServiceAccount', 'User'];

const validateSubject = (
  { kind, name, namespace }: NonNullable<RoleBinding['subjects']>[number],
  path: string,
): FieldError[] => [
  ...(name ? [] : [required(`${path}.name`)]),
  ...(KINDS.includes(kind) ? [] : [notSupported(`${path}.kind`, kind, KINDS)]),
  ...(kind === 'ServiceAccount' && !namespace ? [required(`${path}.namespace`)] : []),
];

const validateRules = (rules: Role['rules']): FieldError[] =>
  (rules ?? []).flatMap(({ verbs = [], resources = [], apiGroups = [], nonResourceURLs = [] }, index) => {
    const path = `rules[${index}]`;
    if (verbs.length === 0) return [required(`${path}.verbs`, 'verbs must contain at least one value')];
    if (nonResourceURLs.length > 0) {
      return resources.length + apiGroups.length > 0
        ? [
            invalid(
              `${path}.nonResourceURLs`,
              goStrings(nonResourceURLs),
              'rules cannot apply to both regular resources and non-resource URLs',
            ),
          ]
        : [];
    }
    return [
      ...(apiGroups.length === 0
        ? [required(`${path}.apiGroups`, 'resource rules must supply at least one api group')]
        : []),
      ...(resources.length === 0
        ? [required(`${path}.resources`, 'resource rules must supply at least one resource')]
        : []),
    ];
  });
