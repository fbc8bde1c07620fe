import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Command } from '../../command.ts';
import { listFlag, stringFlag } from '../../command-line/flag.ts';
import { dryRunFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { changeGrant } from '../../policy/change-grant.ts';
import { rbac, type Subject, subjectOf } from '../../policy/role-binding.ts';

/** `oc policy add-role-to-user` and its relatives: gives a role to users or groups, or takes it away. */
export const roleCommand = (
  verb: 'add' | 'remove',
  kind: 'User' | 'Group',
  { everywhere = false }: { everywhere?: boolean } = {},
): Command => ({
  usage: `ROLE ${kind.toUpperCase()} [${kind.toUpperCase()} ...] [flags]`,
  flags: [
    outputFlag,
    ...(everywhere
      ? []
      : [stringFlag('role-namespace', 'The project of the role; without it the role is one of the cluster')]),
    stringFlag('rolebinding-name', 'Name of the rolebinding to modify or create.'),
    ...(kind === 'User'
      ? [listFlag('serviceaccount', 'Service account in the current namespace to use as a user', { short: 'z' })]
      : []),
    dryRunFlag,
  ],
  run: async (invocation) => {
    const { args, flags, namespace } = invocation;
    const [name, ...words] = args;
    const accounts = kind === 'User' ? flags.list('serviceaccount') : [];
    checkWords(kind, { name, words, accounts });
    const roleNamespace = everywhere ? '' : flags.string('role-namespace');
    if (roleNamespace !== '' && roleNamespace !== namespace)
      throw new OcError(
        `role binding in namespace ${JSON.stringify(namespace)} can't reference role in different namespace ${JSON.stringify(roleNamespace)}`,
      );
    await changeGrant(invocation, verb, {
      role: { apiGroup: rbac, kind: roleNamespace === '' ? 'ClusterRole' : 'Role', name: name as string },
      subjects: [
        ...words.map((each) => subjectOf(kind, each)),
        ...accounts.map((account): Subject => ({ kind: 'ServiceAccount', name: account, namespace })),
      ],
      targets: [...words, ...accounts],
      everywhere,
      bindingName: flags.string('rolebinding-name'),
    });
  },
});

const checkWords = (
  kind: 'User' | 'Group',
  { name, words, accounts }: { name: string | undefined; words: readonly string[]; accounts: readonly string[] },
): void => {
  const what = kind.toLowerCase();
  if (kind === 'Group' && words.length === 0)
    throw new OcError(`you must specify at least two arguments: <role> <${what}> [${what}]...`);
  if (name === undefined) throw new OcError('you must specify a role');
  if (words.length + accounts.length === 0) throw new OcError('you must specify at least one user or service account');
  if (accounts.some((account) => account.startsWith('system:serviceaccount')))
    throw new OcError(
      '--serviceaccount (-z) should only be used with short-form serviceaccount names (e.g. `default`)',
    );
  const wrong = accounts.find((account) => dnsSubdomain(account).length > 0);
  if (wrong !== undefined)
    throw new OcError(`${JSON.stringify(wrong)} is not a valid serviceaccount name:\n  ${dnsSubdomain(wrong)[0]}`);
};
