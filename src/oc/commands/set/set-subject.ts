import { clusterRoleBindingKind, roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { refuseAllWithSelector } from '../../command-line/all-or-selector.ts';
import { listFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { type Binding, rbac, type Subject, sameSubject } from '../../policy/role-binding.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set subject`: more subjects for a role binding. */
export const setSubject: Command = {
  usage:
    '(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname]',
  flags: [
    ...setFlags,
    listFlag('user', 'Usernames to bind to the role'),
    listFlag('group', 'Groups to bind to the role'),
    listFlag('serviceaccount', 'Service accounts to bind to the role'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const targets = await setTargets(invocation, args, { asksForFiles: true });
    refuseAllWithSelector(flags);
    const subjects = subjectsOf(invocation);
    await changeObjects(invocation, targets, {
      outcome: 'subjects updated',
      failing: 'failed to patch subjects to rolebinding: %s',
      change: ({ kind, object }) => {
        if (kind !== roleBindingKind && kind !== clusterRoleBindingKind)
          throw new OcError('setting subjects is only supported for RoleBinding/ClusterRoleBinding');
        const binding = object as { -readonly [K in keyof Binding]: Binding[K] };
        const known = binding.subjects ?? [];
        const added = subjects.filter((subject) => !known.some((each) => sameSubject(each, subject)));
        binding.subjects = [...known, ...added];
        return added.length > 0;
      },
    });
  },
};

const subjectsOf = ({ flags, namespace }: Invocation): Subject[] => {
  const names = (flag: string): string[] => [...new Set(flags.values(flag))].sort();
  const accounts = names('serviceaccount').map((text): Subject => {
    const [place = '', name = '', ...more] = text.split(':');
    if (name === '' || more.length > 0) throw new OcError('serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name, namespace: place === '' ? namespace : place };
  });
  const subjects = [
    ...names('user').map((name): Subject => ({ kind: 'User', apiGroup: rbac, name })),
    ...names('group').map((name): Subject => ({ kind: 'Group', apiGroup: rbac, name })),
    ...accounts,
  ];
  if (subjects.length === 0) throw new OcError('you must specify at least one value of user, group or serviceaccount');
  return subjects;
};
