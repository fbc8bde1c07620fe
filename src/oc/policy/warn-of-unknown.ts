import { groupKind, userKind } from '../../resources/kinds/access-kinds.ts';
import { clusterRoleKind, roleKind, serviceAccountKind } from '../../resources/kinds/kinds.ts';
import type { Invocation } from '../command.ts';
import type { RoleReference, Subject } from './role-binding.ts';

/** Roles can be given that are not there yet, and to those who are not; whether they are may be secret. */
export const warnOfUnknown = async (
  { client, context, namespace }: Invocation,
  role: RoleReference,
  subjects: readonly Subject[],
): Promise<void> => {
  const warnUnless = async (title: string, found: Promise<unknown>): Promise<void> => {
    if ((await found.catch(() => 'unknown')) === undefined) context.stderr(`Warning: ${title} not found\n`);
  };
  await warnUnless(
    `role '${role.name}'`,
    role.kind === 'Role' ? client.find(roleKind, namespace, role.name) : client.find(clusterRoleKind, '', role.name),
  );
  for (const { kind, name, namespace: place = '' } of subjects)
    await warnUnless(`${kind} '${name}'`, client.find(subjectKinds[kind], place, name));
};

const subjectKinds = { User: userKind, Group: groupKind, ServiceAccount: serviceAccountKind } as const;
