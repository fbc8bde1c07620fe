import { clusterRoleBindingKind, roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

const group = 'rbac.authorization.k8s.io';

const subjectFlags = [
  listFlag('user', 'A user who gets the role; may be repeated.'),
  listFlag('group', 'A group that gets the role; may be repeated.'),
  listFlag('serviceaccount', 'A service account that gets the role: <namespace>:<name>; may be repeated.'),
];

/** `oc create rolebinding`. */
export const createRoleBinding: Command = {
  usage:
    'NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('clusterrole', 'The role of the cluster that is given.'),
    stringFlag('role', 'The role of the project that is given.'),
    ...subjectFlags,
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const [clusterRole, role] = [flags.string('clusterrole'), flags.string('role')];
    if ((clusterRole === '') === (role === ''))
      throw new OcError('exactly one of clusterrole or role must be specified');
    await createObject(
      invocation,
      roleBindingKind,
      {
        kind: 'RoleBinding',
        apiVersion: `${group}/v1`,
        metadata: { name, creationTimestamp: null },
        ...subjectsOf(invocation),
        roleRef: { apiGroup: group, kind: role === '' ? 'ClusterRole' : 'Role', name: role || clusterRole },
      },
      { failing: 'failed to create rolebinding:' },
    );
  },
};

/** `oc create clusterrolebinding`. */
export const createClusterRoleBinding: Command = {
  usage:
    'NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('clusterrole', 'The role of the cluster that is given.', { required: true }),
    ...subjectFlags,
  ],
  run: async (invocation) =>
    await createObject(
      invocation,
      clusterRoleBindingKind,
      {
        kind: 'ClusterRoleBinding',
        apiVersion: `${group}/v1`,
        metadata: { name: requiredName(invocation), creationTimestamp: null },
        ...subjectsOf(invocation),
        roleRef: { apiGroup: group, kind: 'ClusterRole', name: invocation.flags.string('clusterrole') },
      },
      { failing: 'failed to create clusterrolebinding:' },
    ),
};

const subjectsOf = ({ flags }: Invocation): { subjects?: object[] } => {
  const named = (['User', 'Group'] as const).flatMap((kind) =>
    flags.values(kind.toLowerCase()).map((name) => ({ kind, apiGroup: group, name })),
  );
  const accounts = flags.values('serviceaccount').map((word) => {
    const [namespace, name, ...more] = word.split(':');
    if (!namespace || !name || more.length > 0) throw new OcError('serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name, namespace };
  });
  const subjects = [...named, ...accounts];
  return subjects.length > 0 ? { subjects } : {};
};
