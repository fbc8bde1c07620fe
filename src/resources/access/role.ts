import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';

/**
 * `rules[]` of a role.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#api-objects
 */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  /** `pods`, `pods/log`, `*`, and `*` + `/scale` for one subresource of all. */
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** Role and ClusterRole. */
export interface Role extends KubeObject {
  /** Of a cluster role: its rules are those of the cluster roles that it selects. */
  aggregationRule?: { clusterRoleSelectors?: LabelSelectorSpec[] };
  rules: PolicyRule[] | null;
}

/** To whom a binding gives its role. */
export interface Subject {
  kind: string;
  name: string;
  namespace?: string;
  apiGroup?: string;
}

/** RoleBinding and ClusterRoleBinding. */
export interface RoleBinding extends KubeObject {
  roleRef: { apiGroup: string; kind: string; name: string };
  subjects?: Subject[];
}
