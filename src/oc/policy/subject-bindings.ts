import type { RoleBinding, Subject } from '../../resources/access/role.ts';
import { legacyClusterRoleBindingKind, legacyRoleBindingKind } from '../../resources/kinds/access-kinds.ts';
import { clusterRoleBindingKind, roleBindingKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';

/**
 * Takes a user or a group out of all bindings, and tells of each; bindings stay, even those that bind nobody any more. They are read and
 * written in OpenShift's older words, as `oc` does.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/admin/prune/auth/bindings.go
 */
export const unbind = async (
  { client, context }: Invocation,
  subject: Pick<Subject, 'kind' | 'name'>,
): Promise<void> => {
  for (const [kind, shown] of [
    [legacyClusterRoleBindingKind, clusterRoleBindingKind],
    [legacyRoleBindingKind, roleBindingKind],
  ] as const) {
    const { items } = await client.list<LegacyBinding>(kind, '').catch(() => ({ items: [] }));
    for (const binding of items) {
      const kept = binding.subjects.filter((each) => each.kind !== subject.kind || each.name !== subject.name);
      if (kept.length === binding.subjects.length) continue;
      const { name, namespace = '' } = binding.metadata;
      const names = { userNames: usersOf(kept, namespace), groupNames: groupsOf(kept) };
      await client.replace(kind, namespace, name, { ...binding, subjects: kept, ...names }).then(
        () => context.stdout(`${qualifiedName(shown, name)} updated\n`),
        // What cannot be changed is passed over without a word.
        () => undefined,
      );
    }
  }
};

interface LegacyBinding extends KubeObject {
  readonly subjects: readonly Subject[];
}

const usersOf = (subjects: readonly Subject[], place: string): string[] | null => {
  const names = subjects.flatMap(({ kind, name, namespace = place }) =>
    kind === 'User' ? [name] : kind === 'ServiceAccount' ? [`system:serviceaccount:${namespace}:${name}`] : [],
  );
  return names.length > 0 ? names : null;
};

const groupsOf = (subjects: readonly Subject[]): string[] | null => {
  const names = subjects.flatMap(({ kind, name }) => (kind === 'Group' ? [name] : []));
  return names.length > 0 ? names : null;
};

/** Deletes the bindings of a role, those of a cluster role in all projects, and tells of each. */
export const deleteBindings = async (
  { client, context }: Invocation,
  role: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string; readonly namespace: string },
): Promise<void> => {
  const everywhere = role.kind === 'ClusterRole';
  const places = everywhere
    ? ([
        [clusterRoleBindingKind, ''],
        [roleBindingKind, ''],
      ] as const)
    : ([[roleBindingKind, role.namespace]] as const);
  for (const [kind, place] of places)
    for (const { metadata, roleRef } of (await client.list<RoleBinding>(kind, place)).items) {
      if (roleRef.name !== role.name || (kind === roleBindingKind && roleRef.kind !== role.kind)) continue;
      const options = everywhere ? {} : { propagationPolicy: 'Foreground' };
      await client.remove(kind, metadata.namespace ?? '', metadata.name, options);
      context.stdout(`${qualifiedName(kind, metadata.name)} deleted\n`);
    }
};
