import { groupKind, userKind } from '../../resources/access-kinds.ts';
import { clusterRoleKind, roleKind, serviceAccountKind } from '../../resources/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { listFlag, stringFlag } from '../command-line/flag.ts';
import { dryRunFlag } from '../command-line/shared-flags.ts';
import { OcError } from '../oc-error.ts';
import {
  type Binding,
  bindingKind,
  type RoleReference,
  rbac,
  type Subject,
  sameSubject,
  subjectOf,
} from '../policy/role-binding.ts';

type Change = (invocation: Invocation, bindings: readonly Binding[], grant: Grant) => Promise<void>;

/** A role and those whom it concerns. */
interface Grant {
  readonly role: RoleReference;
  readonly subjects: readonly Subject[];
  readonly everywhere: boolean;
}

/** `oc policy add-role-to-user` and its relatives: gives a role to users or groups, or takes it away. */
export const roleCommand = (
  verb: 'add' | 'remove',
  kind: 'User' | 'Group',
  { everywhere = false }: { everywhere?: boolean } = {},
): Command => ({
  usage: `ROLE ${kind.toUpperCase()} [${kind.toUpperCase()} ...] [flags]`,
  flags: [
    stringFlag('role-namespace', 'namespace where the role is located: empty means a role defined in cluster policy'),
    stringFlag('rolebinding-name', 'Name of the rolebinding to modify or create.'),
    ...(kind === 'User'
      ? [listFlag('serviceaccount', 'Service account in the current namespace to use as a user', { short: 'z' })]
      : []),
    dryRunFlag,
  ],
  run: async (invocation) => {
    const { args, flags, client, namespace } = invocation;
    const [name, ...words] = args;
    const accounts = kind === 'User' ? flags.list('serviceaccount') : [];
    checkWords(kind, { name, words, accounts });
    const roleNamespace = flags.string('role-namespace');
    const roleKindName = roleNamespace === '' ? 'ClusterRole' : 'Role';
    const role: RoleReference = { apiGroup: rbac, kind: roleKindName, name: name as string };
    const subjects = [
      ...words.map((each) => subjectOf(kind, each)),
      ...accounts.map((account): Subject => ({ kind: 'ServiceAccount', name: account, namespace })),
    ];
    const targets = [...words, ...accounts];
    const { items } = await client.list<Binding>(bindingKind(everywhere), everywhere ? '' : namespace);
    const existing = items.filter(({ roleRef }) => roleRef.kind === role.kind && roleRef.name === role.name);
    if (verb === 'add') {
      const found = await client.find(roleNamespace === '' ? clusterRoleKind : roleKind, roleNamespace, role.name);
      if (found === undefined) invocation.context.stderr(`Warning: role '${name}' not found\n`);
      await warnOfUnknown(invocation, subjects);
    }
    const grant = { role, subjects, everywhere };
    if (verb === 'remove') checkRemoval(invocation, existing, { ...grant, targets });
    if (flags.string('dry-run') !== 'client') await changes[verb](invocation, verb === 'add' ? items : existing, grant);
    const [only] = targets;
    const list =
      targets.length === 1 ? JSON.stringify(only) : `[${targets.map((each) => JSON.stringify(each)).join(' ')}]`;
    const trial = verb === 'add' && flags.string('dry-run') === 'client';
    const shown = trial
      ? `${bindingKind(everywhere).singular}.${rbac}/${bindingName(invocation, items, grant)}`
      : `${roleKindName.toLowerCase()}.${rbac}/${name}`;
    const suffix = flags.string('dry-run') === 'client' ? ' (dry run)' : '';
    invocation.context.stdout(`${shown} ${verb === 'add' ? 'added' : 'removed'}: ${list}${suffix}\n`);
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
};

/** @throws OcError when there is nothing to take away */
const checkRemoval = (
  { flags }: Invocation,
  existing: readonly Binding[],
  { role, subjects, everywhere, targets }: Grant & { readonly targets: readonly string[] },
): void => {
  if (flags.has('rolebinding-name')) return;
  if (existing.length === 0)
    throw new OcError(
      `unable to locate any ${everywhere ? 'ClusterRoleBinding' : 'RoleBinding'} for ${role.kind} ${JSON.stringify(role.name)}`,
    );
  if (!existing.some((binding) => subjects.some((subject) => includes(binding, subject))))
    throw new OcError(`unable to find target [${targets.join(' ')}]`);
};

/** Roles can be given to those who are not there yet; whether they are may be secret. */
const warnOfUnknown = async ({ client, context }: Invocation, subjects: readonly Subject[]): Promise<void> => {
  for (const { kind, name, namespace = '' } of subjects) {
    const found = await client.find(subjectKinds[kind], namespace, name).catch(() => 'unknown');
    if (found === undefined) context.stderr(`Warning: ${kind} '${name}' not found\n`);
  }
};

const subjectKinds = { User: userKind, Group: groupKind, ServiceAccount: serviceAccountKind } as const;

/** Every new grant is a binding of its own, unless one holds already. */
const add: Change = async ({ flags, client, namespace }, bindings, { role, subjects, everywhere }) => {
  const asked = flags.string('rolebinding-name');
  const own = bindings.filter(({ roleRef }) => roleRef.kind === role.kind && roleRef.name === role.name);
  const given = own.some((binding) => subjects.every((subject) => includes(binding, subject)));
  if (asked === '' && given) return;
  const named = own.find(({ metadata }) => metadata.name === asked);
  if (named !== undefined) {
    const missing = subjects.filter((subject) => !includes(named, subject));
    const changed = { ...named, subjects: [...(named.subjects ?? []), ...missing] };
    await client.replace(bindingKind(everywhere), everywhere ? '' : namespace, asked, changed, dryRunQuery(flags));
    return;
  }
  const kind = bindingKind(everywhere);
  const name = bindingName({ flags }, bindings, { role });
  const binding = {
    kind: kind.kind,
    apiVersion: `${rbac}/v1`,
    metadata: { name, ...(everywhere ? {} : { namespace }), creationTimestamp: null },
    subjects,
    roleRef: role,
  };
  await client.create(kind, everywhere ? '' : namespace, binding, dryRunQuery(flags));
};

const bindingName = (
  { flags }: Pick<Invocation, 'flags'>,
  bindings: readonly Binding[],
  { role }: Pick<Grant, 'role'>,
): string =>
  flags.string('rolebinding-name') || freeName(role.name, new Set(bindings.map(({ metadata }) => metadata.name)));

/** Bindings that nobody is left in go away. */
const remove: Change = async ({ client, namespace, flags }, bindings, { subjects, everywhere }) => {
  const kind = bindingKind(everywhere);
  const asked = flags.string('rolebinding-name');
  for (const binding of bindings) {
    const { name } = binding.metadata;
    if (asked !== '' && asked !== name) continue;
    const left = (binding.subjects ?? []).filter((each) => !subjects.some((subject) => sameSubject(each, subject)));
    if (left.length === (binding.subjects ?? []).length) continue;
    if (left.length === 0) await client.remove(kind, everywhere ? '' : namespace, name, {}, dryRunQuery(flags));
    else
      await client.replace(kind, everywhere ? '' : namespace, name, { ...binding, subjects: left }, dryRunQuery(flags));
  }
};

const dryRunQuery = (flags: Invocation['flags']): Record<string, string> =>
  flags.string('dry-run') === 'server' ? { dryRun: 'All' } : {};

const changes: Readonly<Record<'add' | 'remove', Change>> = { add, remove };

const includes = ({ subjects = [] }: Binding, subject: Subject): boolean =>
  subjects.some((each) => sameSubject(each, subject));

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 0;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
};
