import { readFileSync } from 'node:fs';
import type { PolicyRule, Role, RoleBinding, Subject } from '../../../resources/access/role.ts';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { aggregatedRules } from '../../apimachinery/aggregated-rules.ts';

/** What is given away from the start, without what the server adds to each object. */
export interface BootstrapPolicy {
  readonly clusterRoles: readonly Role[];
  readonly clusterRoleBindings: readonly RoleBinding[];
  readonly roles: readonly Role[];
  readonly roleBindings: readonly RoleBinding[];
}

/**
 * The roles and bindings that every OpenShift cluster starts with: those of Kubernetes, of its controllers, and of
 * OpenShift. Read from disk once in a process.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/using-rbac.html
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export const bootstrapPolicy = (): BootstrapPolicy => (policy ??= read());

let policy: BootstrapPolicy | undefined;

/** The fields of a rule in order, each a list separated by commas: verbs, groups, resources, names, paths. */
type CompactRule = readonly [verbs: string, ...lists: (string | null)[]];

interface Compact {
  readonly name: string;
  readonly namespace?: string;
  /** Whether Kubernetes has it, too. */
  readonly kube?: 1;
  /** Whether an operator looks after it, and not the API server. */
  readonly operator?: 1;
  readonly description?: string;
  readonly aggregatesTo?: readonly string[];
}

interface CompactRole extends Compact {
  readonly rules?: readonly CompactRule[];
  /** The labels of the cluster roles that it consists of. */
  readonly selects?: readonly string[];
}

interface CompactBinding extends Compact {
  readonly kind?: string;
  readonly role: string;
  /** `Group system:masters`, `ServiceAccount kube-system/kube-dns`. */
  readonly subjects: readonly string[];
}

interface CompactPolicy {
  readonly clusterRoles: readonly CompactRole[];
  readonly clusterRoleBindings: readonly CompactBinding[];
  readonly roles: readonly CompactRole[];
  readonly roleBindings: readonly CompactBinding[];
}

const read = (): BootstrapPolicy => {
  const compact = JSON.parse(readFileSync(new URL('bootstrap-policy.json', import.meta.url), 'utf8')) as CompactPolicy;
  const clusterRoles = compact.clusterRoles.map((role) => roleOf(clusterRoleKind, role));
  // A role that consists of others may be part of a third, so the smallest come first.
  for (const name of ['view', 'edit', 'admin', 'cluster-reader', 'basic-user', 'storage-admin']) {
    const role = clusterRoles.find(({ metadata }) => metadata.name === name) as Role;
    role.rules = aggregatedRules(role, clusterRoles);
  }
  return {
    clusterRoles,
    clusterRoleBindings: compact.clusterRoleBindings.map((binding) => bindingOf(clusterRoleBindingKind, binding)),
    roles: compact.roles.map((role) => roleOf(roleKind, role)),
    roleBindings: compact.roleBindings.map((binding) => bindingOf(roleBindingKind, binding)),
  };
};

const roleOf = (kind: ResourceKind, { selects, rules, ...compact }: CompactRole): Role => ({
  ...objectOf(kind, compact),
  ...(selects === undefined
    ? {}
    : { aggregationRule: { clusterRoleSelectors: selects.map((label) => ({ matchLabels: { [label]: 'true' } })) } }),
  rules: rules?.map(ruleOf) ?? [],
});

const bindingOf = (
  kind: ResourceKind,
  { kind: of = clusterRoleKind.kind, role, subjects, ...compact }: CompactBinding,
): RoleBinding => ({
  ...objectOf(kind, compact),
  roleRef: { apiGroup: GROUP, kind: of, name: role },
  ...(subjects.length === 0 ? {} : { subjects: subjects.map(subjectOf) }),
});

const GROUP = clusterRoleKind.group;

const objectOf = (
  kind: ResourceKind,
  { name, namespace, kube, operator, description, aggregatesTo = [] }: Compact,
): KubeObject => {
  const labels = {
    ...(kube ? { 'kubernetes.io/bootstrapping': 'rbac-defaults' } : {}),
    ...Object.fromEntries(aggregatesTo.map((label) => [label, 'true'])),
  };
  return {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
      ...(operator
        ? {}
        : {
            annotations: {
              ...(description === undefined ? {} : { 'openshift.io/description': description }),
              'rbac.authorization.kubernetes.io/autoupdate': 'true',
            },
          }),
    },
  };
};

const FIELDS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

const ruleOf = (lists: CompactRule): PolicyRule => {
  const rule: PolicyRule = { verbs: [] };
  for (const [index, list] of lists.entries())
    if (list !== null) rule[FIELDS[index] as (typeof FIELDS)[number]] = list.split(',');
  return rule;
};

const subjectOf = (text: string): Subject => {
  const [kind = '', name = ''] = text.split(' ');
  if (kind !== 'ServiceAccount') return { apiGroup: GROUP, kind, name };
  const [namespace = '', account = ''] = name.split('/');
  return { kind, name: account, namespace };
};
