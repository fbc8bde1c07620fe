import type { PolicyRule, Role, RoleBinding, Subject } from '../../../resources/access/role.ts';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import type { AccessDecision, AccessRequest } from '../../apimachinery/authorizer.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { badRequest, notFound, type StatusError } from '../../apimachinery/status-error.ts';
import { rightsWithin } from './covered-rules.ts';
import { authorizeNode } from './node-authorizer.ts';
import { type Access, ruleAllows } from './rbac-rule.ts';
import { SCOPES, type ScopeRules, scopeRules } from './token-scopes.ts';

/**
 * Role based access control, computed from the roles and bindings as they are stored at this moment. Members of
 * system:masters may do everything, nobody more than her token is for, and nodes what their pods need.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class RbacAuthorizer {
  readonly #listers: Listers;

  constructor(listers: Listers) {
    this.#listers = listers;
  }

  authorize(access: AccessRequest): AccessDecision {
    const { user, namespace } = access;
    const limits = this.#limitsOf(user, namespace);
    if (limits !== undefined && !limits.rules.some((rule) => ruleAllows(rule, access)))
      return { allowed: false, reason: preventedBy(user, limits) };
    if (user.groups.includes('system:masters')) return { allowed: true };
    const errors: string[] = [];
    for (const { binding, subject, scope } of this.#bindingsOf(user, namespace)) {
      const rules = this.#rulesOf(binding, scope, errors);
      if (rules.some((rule) => ruleAllows(rule, access))) return { allowed: true, reason: reasonOf(binding, subject) };
    }
    const node = authorizeNode(access, this.#listers);
    if (node?.allowed) return node;
    const reasons = [...(errors.length === 0 ? [] : [`RBAC: ${aggregateMessage(errors)}`]), node?.reason];
    const reason = reasons.filter(Boolean).join('\n');
    return { allowed: false, ...(reason !== '' && { reason }) };
  }

  /** The rules that apply to a user in a namespace, cluster-wide ones first, and which roles are bound but not there. */
  policyFor(user: UserInfo, namespace: string | undefined): { rules: PolicyRule[]; errors: string[] } {
    const errors: string[] = [];
    const rules: PolicyRule[] = [];
    for (const { binding, scope } of this.#bindingsOf(user, namespace))
      rules.push(...this.#rulesOf(binding, scope, errors));
    return { rules, errors };
  }

  /** What of these rules the token of the user is for. */
  limitedPolicyFor(user: UserInfo, namespace: string | undefined): { rules: PolicyRule[]; errors: string[] } {
    const { rules, errors } = this.policyFor(user, namespace);
    const limits = this.#limitsOf(user, namespace);
    return limits === undefined
      ? { rules, errors }
      : { rules: rightsWithin(limits.rules, rules), errors: [...errors, ...limits.errors] };
  }

  /** Who may do something, besides those who may do everything anyway. */
  subjectsOf(access: Access): { subjects: Subject[]; errors: string[] } {
    const errors: string[] = [];
    const subjects: Subject[] = [{ kind: 'Group', name: 'system:masters' }];
    for (const { binding, scope } of this.#bindings(access.namespace))
      if (this.#rulesOf(binding, scope, errors).some((rule) => ruleAllows(rule, access)))
        subjects.push(...(binding.subjects ?? []));
    return { subjects, errors };
  }

  /** The role that a binding refers to. @throws StatusError 404, which names the resource of the binding */
  roleOf({ kind, name }: RoleBinding['roleRef'], namespace: string | undefined): Role {
    if (kind === roleKind.kind && namespace === undefined) throw badRequest('Namespace parameter required.');
    const role = this.#role(kind, namespace, name);
    if (role === undefined) throw notFound(namespace === undefined ? clusterRoleBindingKind : roleBindingKind, name);
    return role;
  }

  /** What the token of a user is limited to; `undefined` when she may do with it all that she may do. */
  #limitsOf({ extra }: UserInfo, namespace: string | undefined): ScopeRules | undefined {
    const scopes = extra?.[SCOPES] ?? [];
    if (scopes.length === 0 || scopes.includes('user:full')) return undefined;
    return scopeRules(scopes, namespace, (name) => this.#role(clusterRoleKind.kind, undefined, name));
  }

  *#bindings(namespace: string | undefined): Generator<{ binding: RoleBinding; scope: string | undefined }> {
    for (const binding of this.#listers.of<RoleBinding>(clusterRoleBindingKind).list())
      yield { binding, scope: undefined };
    if (!namespace) return;
    for (const binding of this.#listers.of<RoleBinding>(roleBindingKind).list(namespace))
      yield { binding, scope: namespace };
  }

  *#bindingsOf(
    user: UserInfo,
    namespace: string | undefined,
  ): Generator<{ binding: RoleBinding; scope: string | undefined; subject: Subject }> {
    for (const { binding, scope } of this.#bindings(namespace)) {
      const subject = binding.subjects?.find((each) => isSubject(each, user, scope));
      if (subject !== undefined) yield { binding, scope, subject };
    }
  }

  #rulesOf({ roleRef: { kind, name } }: RoleBinding, scope: string | undefined, errors: string[]): PolicyRule[] {
    const role = this.#role(kind, scope, name);
    if (role === undefined) errors.push(missing(kind, name).message);
    return role?.rules ?? [];
  }

  #role(kind: string, namespace: string | undefined, name: string): Role | undefined {
    return kind === roleKind.kind
      ? this.#listers.of<Role>(roleKind).get(namespace, name)
      : this.#listers.of<Role>(clusterRoleKind).get(undefined, name);
  }
}

/** Its text names the resource in the singular. */
const missing = (kind: string, name: string): StatusError => {
  const { group, singular } = kind === roleKind.kind ? roleKind : clusterRoleKind;
  return notFound({ group, plural: singular }, name);
};

const isSubject = (subject: Subject, user: UserInfo, namespace: string | undefined): boolean => {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.username;
    case 'Group':
      return user.groups.includes(subject.name);
    case 'ServiceAccount':
      return user.username === `system:serviceaccount:${subject.namespace || namespace}:${subject.name}`;
    default:
      return false;
  }
};

const preventedBy = ({ extra }: UserInfo, { errors }: ScopeRules): string => {
  const additionally =
    errors.length === 0
      ? ''
      : `, additionally the following non-fatal errors were reported: ${aggregateMessage(errors)}`;
  return `scopes [${extra?.[SCOPES]?.join(' ')}] prevent this action${additionally}`;
};

const reasonOf = ({ kind, metadata, roleRef }: RoleBinding, { kind: to, name, namespace }: Subject): string => {
  const where = metadata.namespace === undefined ? metadata.name : `${metadata.name}/${metadata.namespace}`;
  const whom = to === 'ServiceAccount' ? `${name}/${namespace}` : name;
  return `RBAC: allowed by ${kind} "${where}" of ${roleRef.kind} "${roleRef.name}" to ${to} "${whom}"`;
};
