import { clusterRoleBindingKind, roleBindingKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';

/** Whom a binding gives its role. */
export interface Subject {
  readonly kind: 'User' | 'Group' | 'ServiceAccount';
  readonly apiGroup?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A role, as bindings name it. */
export interface RoleReference {
  readonly apiGroup: string;
  readonly kind: 'ClusterRole' | 'Role';
  readonly name: string;
}

/** A role binding, of a project or of the cluster. */
export interface Binding extends KubeObject {
  readonly subjects?: readonly Subject[];
  readonly roleRef: RoleReference;
}

export const rbac = 'rbac.authorization.k8s.io';

/** The kind of binding that holds in a project, or everywhere. */
export const bindingKind = (everywhere: boolean): ResourceKind =>
  everywhere ? clusterRoleBindingKind : roleBindingKind;

/** `system:serviceaccount:a:b` is a service account, any other name a user or group. */
export const subjectOf = (kind: 'User' | 'Group', name: string): Subject => {
  const [, namespace, account] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) ?? [];
  if (kind === 'User' && namespace !== undefined && account !== undefined)
    return { kind: 'ServiceAccount', name: account, namespace };
  return { kind, apiGroup: rbac, name };
};

/** Whether two subjects are the same one. */
export const sameSubject = (a: Subject, b: Subject): boolean =>
  a.kind === b.kind && a.name === b.name && (a.namespace ?? '') === (b.namespace ?? '');
