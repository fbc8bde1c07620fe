import { clusterRoleKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag } from '../../command-line/flag.ts';
import { dryRunFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { changeGrant, targetList } from '../../policy/change-grant.ts';
import { rbac, type Subject, subjectOf } from '../../policy/role-binding.ts';

/** `oc adm policy add-scc-to-user` and its relatives: who may use a security context constraint. */
export const sccCommand = (verb: 'add' | 'remove', kind: 'User' | 'Group'): Command => ({
  usage: `SCC ${kind.toUpperCase()} [${kind.toUpperCase()} ...] [flags]`,
  flags: [
    outputFlag,
    dryRunFlag,
    ...(kind === 'User'
      ? [listFlag('serviceaccount', 'Service account in the current namespace to use as a user', { short: 'z' })]
      : []),
  ],
  run: async (invocation) => {
    const { args, flags, namespace } = invocation;
    const [name, ...words] = args;
    if (kind === 'Group' && words.length === 0)
      throw new OcError('you must specify at least two arguments: <scc> <group> [group]...');
    if (name === undefined) throw new OcError('you must specify a scc');
    const accounts = kind === 'User' ? flags.list('serviceaccount') : [];
    const subjects = [
      ...words.map((each) => withoutGroup(subjectOf(kind, each))),
      ...accounts.map((account): Subject => ({ kind: 'ServiceAccount', name: account, namespace })),
    ];
    if (subjects.length === 0) throw new OcError('you must specify at least one user or service account');
    const targets = subjects.map((subject) => subject.name);
    const roleName = `system:openshift:scc:${name}`;
    if (verb === 'add') await makeRole(invocation, roleName, name, targets);
    await changeGrant(invocation, verb, {
      role: { apiGroup: rbac, kind: 'ClusterRole', name: roleName },
      subjects,
      targets,
      everywhere: !flags.has('namespace'),
      bindingName: roleName,
      warns: false,
    });
  },
});

/** These commands leave it to the server to say which group of the API a user is of. */
const withoutGroup = ({ apiGroup: _, ...subject }: Subject): Subject => subject;

/** The role that lets one use the constraint is made when it is needed first. */
const makeRole = async (
  invocation: Invocation,
  roleName: string,
  constraint: string,
  targets: readonly string[],
): Promise<void> => {
  const { client, flags } = invocation;
  if (await client.find(clusterRoleKind, '', roleName)) return;
  const role = {
    kind: 'ClusterRole',
    apiVersion: `${rbac}/v1`,
    metadata: { name: roleName, creationTimestamp: null },
    rules: [
      {
        verbs: ['use'],
        apiGroups: ['security.openshift.io'],
        resources: ['securitycontextconstraints'],
        resourceNames: [constraint],
      },
    ],
  };
  if (flags.string('dry-run') !== 'client') await client.create(clusterRoleKind, '', role);
  else
    printOutcome(invocation, {
      kind: clusterRoleKind,
      object: role as unknown as KubeObject,
      outcome: `added: ${targetList(targets)}`,
      declared: true,
    });
};
