import { clusterRoleBindingKind, roleBindingKind } from '../../resources/kinds.ts';
import type { RoleBinding, Subject } from '../../resources/role.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';

/** Takes a user or a group out of all bindings, and tells of each; bindings stay, even those that bind nobody any more. */
export const unbind = async (
  { client, context }: Invocation,
  subject: Pick<Subject, 'kind' | 'name'>,
): Promise<void> => {
  for (const kind of [clusterRoleBindingKind, roleBindingKind])
    for (const binding of (await client.list<RoleBinding>(kind, '')).items) {
      const subjects = (binding.subjects ?? []).filter(
        (each) => each.kind !== subject.kind || each.name !== subject.name,
      );
      if (subjects.length === (binding.subjects ?? []).length) continue;
      const { name, namespace = '' } = binding.metadata;
      await client.replace(kind, namespace, name, { ...binding, subjects });
      context.stdout(`${qualifiedName(kind, name)} updated\n`);
    }
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
