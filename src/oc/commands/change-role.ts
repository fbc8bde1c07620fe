import { groupKind, userKind } from '../../resources/access-kinds.ts';
import { clusterRoleKind, roleKind, serviceAccountKind } from '../../resources/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { usageError } from '../oc-error.ts';
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
  ],
  run: async (invocation) => {
    const { args, flags, client, namespace, path } = invocation;
    const [name, ...names] = args;
    if (name === undefined || names.length === 0)
      throw usageError(
        path,
        `you must specify at least two arguments: <role> <${kind.toLowerCase()}> [${kind.toLowerCase()}]...`,
      );
    const roleNamespace = flags.string('role-namespace');
    const roleKindName = roleNamespace === '' ? 'ClusterRole' : 'Role';
    const role: RoleReference = { apiGroup: rbac, kind: roleKindName, name };
    const subjects = names.map((each) => subjectOf(kind, each));
    const { items } = await client.list<Binding>(bindingKind(everywhere), everywhere ? '' : namespace);
    const existing = items.filter(({ roleRef }) => roleRef.kind === role.kind && roleRef.name === role.name);
    const found = await client.find(roleNamespace === '' ? clusterRoleKind : roleKind, roleNamespace, name);
    if (verb === 'add' && found === undefined) invocation.context.stderr(`Warning: role '${name}' not found\n`);
    if (verb === 'add') await warnOfUnknown(invocation, subjects);
    await changes[verb](invocation, verb === 'add' ? items : existing, { role, subjects, everywhere });
    const list =
      names.length === 1 ? JSON.stringify(names[0]) : `[${names.map((each) => JSON.stringify(each)).join(' ')}]`;
    invocation.context.stdout(
      `${roleKindName.toLowerCase()}.${rbac}/${name} ${verb === 'add' ? 'added' : 'removed'}: ${list}\n`,
    );
  },
});

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
    await client.replace(bindingKind(everywhere), namespace, asked, changed);
    return;
  }
  const kind = bindingKind(everywhere);
  const name = asked || freeName(role.name, new Set(bindings.map(({ metadata }) => metadata.name)));
  await client.create(kind, everywhere ? '' : namespace, {
    kind: kind.kind,
    apiVersion: `${rbac}/v1`,
    metadata: { name, ...(everywhere ? {} : { namespace }), creationTimestamp: null },
    subjects,
    roleRef: role,
  });
};

/** Bindings that nobody is left in go away. */
const remove: Change = async ({ client, namespace, flags }, bindings, { subjects, everywhere }) => {
  const kind = bindingKind(everywhere);
  const asked = flags.string('rolebinding-name');
  for (const binding of bindings) {
    const { name } = binding.metadata;
    if (asked !== '' && asked !== name) continue;
    const left = (binding.subjects ?? []).filter((each) => !subjects.some((subject) => sameSubject(each, subject)));
    if (left.length === (binding.subjects ?? []).length) continue;
    if (left.length === 0) await client.remove(kind, everywhere ? '' : namespace, name, {});
    else await client.replace(kind, everywhere ? '' : namespace, name, { ...binding, subjects: left });
  }
};

const changes: Readonly<Record<'add' | 'remove', Change>> = { add, remove };

const includes = ({ subjects = [] }: Binding, subject: Subject): boolean =>
  subjects.some((each) => sameSubject(each, subject));

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 0;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
};
