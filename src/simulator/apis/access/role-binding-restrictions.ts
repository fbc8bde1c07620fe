import { roleBindingRestrictionKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { customResourceStorages } from '../custom-resources/custom-resources.ts';
import {
  labelSelector,
  listOf,
  nullable,
  objectOf,
  platformDefinition,
  text,
} from '../custom-resources/platform-definition.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';

interface Subjects {
  readonly users?: readonly string[];
  readonly groups?: readonly string[] | null;
  readonly labels?: readonly LabelSelectorSpec[] | null;
}

interface Restriction extends KubeObject {
  readonly spec?: {
    readonly userrestriction?: Subjects | null;
    readonly grouprestriction?: Subjects | null;
    readonly serviceaccountrestriction?: {
      readonly serviceaccounts?: readonly unknown[];
      readonly namespaces?: readonly string[];
    } | null;
  };
}

/** Who may be bound to roles in a project: a custom resource that admission holds to more than its schema says. */
export const roleBindingRestrictions = (machinery: Machinery, listers: Listers): RestStorage[] =>
  customResourceStorages(roleBindingRestrictionDefinition, machinery, listers, {
    validate: (object) => validate(object as Restriction),
  });

const selectors = nullable(listOf(labelSelector));
const groups = nullable(listOf(text));

/** How OpenShift defines them. */
export const roleBindingRestrictionDefinition = platformDefinition(
  roleBindingRestrictionKind,
  objectOf({
    spec: objectOf({
      grouprestriction: nullable(objectOf({ groups, labels: selectors })),
      serviceaccountrestriction: nullable(
        objectOf({ namespaces: listOf(text), serviceaccounts: listOf(objectOf({ name: text, namespace: text })) }),
      ),
      userrestriction: nullable(objectOf({ groups, labels: selectors, users: listOf(text) })),
    }),
  }),
);

const ONE = 'must specify exactly one of userrestriction, grouprestriction, or serviceaccountrestriction';

/** @see https://github.com/openshift/kubernetes/tree/release-4.19/openshift-kube-apiserver/admission/customresourcevalidation/rolebindingrestriction */
const validate = ({ spec = {} }: Restriction): FieldError[] => {
  const { userrestriction: users, grouprestriction: group, serviceaccountrestriction: accounts } = spec;
  const given = Object.entries({ userrestriction: users, grouprestriction: group, serviceaccountrestriction: accounts })
    .filter(([, restriction]) => restriction != null)
    .map(([field]) => field);
  const [first, ...others] = given;
  return [
    ...(first === undefined ? [required('spec.userrestriction', ONE)] : []),
    ...others
      .filter((_, index) => first === 'userrestriction' || index === 0)
      .map((field) => invalid(`spec.${field}`, `both ${first} and ${field} specified`, ONE)),
    ...subjectErrors(
      users,
      'spec.userrestriction',
      'users',
      'must specify at least one user, group, or label selector',
    ),
    ...subjectErrors(group, 'spec.grouprestriction', 'groups', 'must specify at least one group or label selector'),
    ...(accounts != null && isEmpty(accounts.serviceaccounts) && isEmpty(accounts.namespaces)
      ? [
          required(
            'spec.serviceaccountrestriction.serviceaccounts',
            'must specify at least one service account or namespace',
          ),
        ]
      : []),
  ];
};

const subjectErrors = (
  subjects: Subjects | null | undefined,
  path: string,
  field: string,
  why: string,
): FieldError[] => {
  if (subjects == null) return [];
  const { users, groups, labels } = subjects;
  return [
    ...(isEmpty(users) && isEmpty(groups) && isEmpty(labels) ? [required(`${path}.${field}`, why)] : []),
    ...(labels ?? []).flatMap((each, index) => validateLabelSelector(each, `${path}.selector[${index}]`)),
  ];
};

const isEmpty = (list: readonly unknown[] | null | undefined): boolean => list == null || list.length === 0;
