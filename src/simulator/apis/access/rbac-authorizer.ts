import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AccessDecision, AccessRequest } from '../../apimachinery/authorizer.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { type PolicyRule, ruleAllows } from './rbac-rule.ts';

/** Role and ClusterRole. */
export interface Role extends KubeObject {
  rules: PolicyRule[] | null;
}

/** RoleBinding and ClusterRoleBinding. */
export interface RoleBinding extends KubeObject {
  roleRef: { apiGroup: string; kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string; apiGroup?: string }[];
}

/**
 * Role based access control, computed from the roles and bindings as they are stored at this moment. Members of
 * system:masters may do everything.
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
    if (user.groups.includes('system:masters')) return { allowed: true };
    for (const { rule, reason } of this.rulesFor(user, namespace))
      if (ruleAllows(rule, access)) return { allowed: true, reason };
    return { allowed: false };
  }

  /** The rules that apply to a user in a namespace, cluster-wide ones first. */
  *rulesFor(user: UserInfo, namespace: string | undefined): Generator<{ rule: PolicyRule; reason: string }> {
    for (const binding of this.#listers.of<RoleBinding>(clusterRoleBindingKind).list()) {
      const reason = `RBAC: allowed by ClusterRoleBinding "${binding.metadata.name}" of ClusterRole "${binding.roleRef.name}" to`;
      yield* this.#rulesOf(binding, user, undefined, reason);
    }
    if (namespace === undefined || namespace === '') return;
    for (const binding of this.#listers.of<RoleBinding>(roleBindingKind).list(namespace)) {
      const reason = `RBAC: allowed by RoleBinding "${binding.metadata.name}/${namespace}" of ${binding.roleRef.kind} "${binding.roleRef.name}" to`;
      yield* this.#rulesOf(binding, user, namespace, reason);
    }
  }

  *#rulesOf(
    binding: RoleBinding,
    user: UserInfo,
    namespace: string | undefined,
    reason: string,
  ): Generator<{ rule: PolicyRule; reason: string }> {
    const subject = binding.subjects?.find((each) => isSubject(each, user, namespace));
    if (subject === undefined) return;
    const { kind, name } = binding.roleRef;
    const role =
      kind === 'Role'
        ? this.#listers.of<Role>(roleKind).get(namespace, name)
        : this.#listers.of<Role>(clusterRoleKind).get(undefined, name);
    for (const rule of role?.rules ?? []) yield { rule, reason: `${reason} ${describe(subject)}` };
  }
}

type Subject = NonNullable<RoleBinding['subjects']>[number];

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

const describe = ({ kind, name, namespace }: Subject): string =>
  `${kind} "${kind === 'ServiceAccount' ? `${name}/${namespace}` : name}"`;
