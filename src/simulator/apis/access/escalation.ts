import type { PolicyRule, Role, RoleBinding } from '../../../resources/access/role.ts';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import type { Admission, AdmissionAttributes } from '../../apimachinery/admission.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { quoted, ruleText, uncoveredRules } from './covered-rules.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';

/**
 * Nobody gives away rights that she does not hold herself, unless she may `escalate` roles or `bind` to them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export const escalationCheck =
  (authorizer: RbacAuthorizer): Admission =>
  (attributes) => {
    const { kind, operation, context } = attributes;
    if (operation === 'DELETE' || context.user.groups.includes('system:masters')) return;
    if (kind === roleKind || kind === clusterRoleKind) checkRole(authorizer, attributes);
    if (kind === roleBindingKind || kind === clusterRoleBindingKind) checkBinding(authorizer, attributes);
  };

const checkRole = (authorizer: RbacAuthorizer, { kind, object, old, context }: AdmissionAttributes): void => {
  const { rules, aggregationRule, metadata } = object as Role;
  const before = old as Role | undefined;
  if (before !== undefined && equal(rules, before.rules) && equal(aggregationRule, before.aggregationRule)) return;
  const { user } = context;
  const { group, version, plural } = kind;
  const namespace = kind.namespaced ? context.namespace : undefined;
  const escalates = { user, verb: 'escalate', group, version, resource: plural, namespace, name: metadata.name };
  if (authorizer.authorize(escalates).allowed) return;
  const everything: PolicyRule[] = [
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], nonResourceURLs: ['*'] },
  ];
  const wanted = aggregationRule && !equal(aggregationRule, before?.aggregationRule) ? everything : (rules ?? []);
  refuseMore(authorizer, user, namespace, wanted, (why) => forbidden(kind, metadata.name, why));
};

const checkBinding = (authorizer: RbacAuthorizer, { kind, object, old, context }: AdmissionAttributes): void => {
  const { roleRef, subjects, metadata } = object as RoleBinding;
  const before = old as RoleBinding | undefined;
  if (before !== undefined && equal(roleRef, before.roleRef) && equal(subjects, before.subjects)) return;
  const { user } = context;
  const namespace = kind.namespaced ? context.namespace : undefined;
  const { group, version, plural } = roleRef.kind === roleKind.kind ? roleKind : clusterRoleKind;
  const binds = { user, verb: 'bind', group, version, resource: plural, namespace, name: roleRef.name };
  if (authorizer.authorize(binds).allowed) return;
  const wanted = authorizer.roleOf(roleRef, namespace).rules ?? [];
  refuseMore(authorizer, user, namespace, wanted, (why) => forbidden(kind, metadata.name, why));
};

const refuseMore = (
  authorizer: RbacAuthorizer,
  user: UserInfo,
  namespace: string | undefined,
  wanted: readonly PolicyRule[],
  refusal: (why: string) => Error,
): void => {
  const { rules, errors } = authorizer.policyFor(user, namespace);
  const missing = uncoveredRules(rules, wanted);
  if (missing.length === 0) return;
  const texts = [...new Set(missing.map(ruleText))].sort();
  const resolution = errors.length === 0 ? '' : `; resolution errors: [${errors.join(' ')}]`;
  throw refusal(
    `user ${JSON.stringify(user.username)} (groups=${quoted(user.groups)}) is attempting to grant RBAC permissions not currently held:\n${texts.join('\n')}${resolution}`,
  );
};
