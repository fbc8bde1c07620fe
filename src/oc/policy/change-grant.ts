import { clusterRoleKind, roleBindingKind, roleKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { formatChosen } from '../output/format-chosen.ts';
import { typedAs } from '../output/go-types/typed.ts';
import { printOutcome } from '../output/print-outcome.ts';
import type { Grant } from './grant.ts';
import { type Binding, bindingKind, rbac, type Subject, sameSubject } from './role-binding.ts';
import { warnOfUnknown } from './warn-of-unknown.ts';

/**
 * Gives a role to subjects, or takes it away, and prints the role; `--dry-run=client` prints what would be made. As in `oc`,
 * `--dry-run=server` is none: the change is made.
 *
 * @throws OcError when there is nothing to take away, or the binding that was named is about another role
 */
export const changeGrant = async (invocation: Invocation, verb: 'add' | 'remove', grant: Grant): Promise<void> => {
  const { client, namespace } = invocation;
  const [kind, place] = [bindingKind(grant.everywhere), grant.everywhere ? '' : namespace];
  const found =
    grant.bindingName === ''
      ? (await client.list<Binding>(kind, place)).items
      : [await client.find<Binding>(kind, place, grant.bindingName)].filter((each) => each !== undefined);
  const bindings = found.map((item) => ({
    ...item,
    apiVersion: `${rbac}/v1`,
    kind: kind.kind,
  }));
  if (verb === 'add') await add(invocation, bindings, grant);
  else await remove(invocation, bindings, grant);
};

const isAbout =
  ({ role }: Grant) =>
  ({ roleRef }: Binding): boolean =>
    roleRef.kind === role.kind && roleRef.name === role.name;

/** Every new grant is a binding of its own, unless one holds already. */
const add = async (invocation: Invocation, bindings: readonly Binding[], grant: Grant): Promise<void> => {
  const { client, flags, namespace } = invocation;
  const { subjects, everywhere, bindingName } = grant;
  const kind = bindingKind(everywhere);
  const holding = bindings.filter(isAbout(grant)).find((each) => subjects.every((subject) => includes(each, subject)));
  if (bindingName === '' && holding)
    return flags.has('output')
      ? printOutcome(invocation, { kind, object: holding, outcome: '' })
      : printRole(invocation, grant, 'added');
  const named = bindings.find(({ metadata }) => metadata.name === bindingName);
  if (named) checkNamed(named, grant, 'add');
  const missing = subjects.filter((subject) => !named || !includes(named, subject));
  if (grant.warns !== false) await warnOfUnknown(invocation, grant.role, missing);
  const binding: Binding = named
    ? { ...named, subjects: [...(named.subjects ?? []), ...missing] }
    : newBinding(bindings, grant, namespace);
  if (flags.string('dry-run') === 'client')
    return printOutcome(invocation, {
      kind,
      object: binding,
      outcome: `added: ${targetList(grant.targets)}`,
      declared: true,
    });
  const place = everywhere ? '' : namespace;
  if (named) await client.replace(kind, place, bindingName, binding);
  else await client.create(kind, place, binding);
  printRole(invocation, grant, 'added');
};

const newBinding = (
  bindings: readonly Binding[],
  { role, subjects, everywhere, bindingName }: Grant,
  namespace: string,
): Binding => {
  const kind = bindingKind(everywhere);
  const name = bindingName || freeName(role.name, new Set(bindings.map(({ metadata }) => metadata.name)));
  return {
    kind: kind.kind,
    apiVersion: `${rbac}/v1`,
    metadata: { name, ...(everywhere ? {} : { namespace }), creationTimestamp: null } as Binding['metadata'],
    subjects,
    roleRef: role,
  };
};

/** Bindings that nobody is left in go away. As in `oc`, `-o` only shows what would become of them. */
const remove = async (invocation: Invocation, bindings: readonly Binding[], grant: Grant): Promise<void> => {
  const { client, flags, namespace } = invocation;
  const { subjects, everywhere } = grant;
  const kind = bindingKind(everywhere);
  const found = await foundBindings(invocation, bindings, grant);
  const changed = found.flatMap((binding): Binding[] => {
    const left = (binding.subjects ?? []).filter((each) => !subjects.some((subject) => sameSubject(each, subject)));
    return left.length === (binding.subjects ?? []).length ? [] : [{ ...binding, subjects: left }];
  });
  if (changed.length === 0) throw new OcError(`unable to find target [${grant.targets.join(' ')}]`);
  if (flags.isGiven('output')) {
    const items = changed.map(({ apiVersion: _, kind: __, ...binding }) => withoutEmptySubjects(binding as Binding));
    return printBindings(invocation, items, false);
  }
  if (flags.string('dry-run') !== 'client')
    for (const binding of changed) {
      const place = everywhere ? '' : namespace;
      const { name } = binding.metadata;
      const update = binding.metadata.annotations?.['rbac.authorization.kubernetes.io/autoupdate'];
      if (binding.subjects?.length || update === 'false') await client.replace(kind, place, name, binding);
      else await client.remove(kind, place, name, {});
      if (update === 'true') invocation.context.stderr(mayBeLost(kind.singular, name));
    }
  printRole(invocation, grant, 'removed');
};

const mayBeLost = (resource: string, name: string): string =>
  `Warning: Your changes may get lost whenever a master is restarted, unless you prevent reconciliation of this rolebinding using the following command: oc annotate ${resource}.rbac ${name} 'rbac.authorization.kubernetes.io/autoupdate=false' --overwrite\n`;

/** Bindings as a list that was never sent by a server. */
export const printBindings = (
  { context, flags }: Invocation,
  items: readonly Omit<Binding, 'kind' | 'apiVersion'>[],
  declaredOrder = true,
): void => {
  const isWhole = flags.boolean('show-managed-fields') || !['json', 'yaml'].includes(flags.string('output'));
  const shown = items.map(({ metadata: { managedFields, ...metadata }, ...binding }) =>
    typedAs('rbac.RoleBinding', { ...binding, metadata: isWhole ? { ...metadata, managedFields } : metadata }),
  );
  const list = { kind: 'List', apiVersion: 'v1', metadata: {}, items: shown.length > 0 ? shown : null };
  const kind = { ...roleBindingKind, kind: 'List', singular: 'list', group: '' };
  const set = { objects: [list as unknown as KubeObject], kinds: [kind], single: true };
  context.stdout(formatChosen(flags, set, { declaredOrder }));
};

const withoutEmptySubjects = ({ subjects = [], ...binding }: Binding): Binding =>
  subjects.length > 0 ? { ...binding, subjects } : binding;

const foundBindings = async (
  { client, namespace }: Invocation,
  bindings: readonly Binding[],
  grant: Grant,
): Promise<readonly Binding[]> => {
  const { role, everywhere, bindingName } = grant;
  if (bindingName === '') {
    const found = bindings.filter(isAbout(grant));
    if (found.length > 0) return found;
    const kind = everywhere ? 'ClusterRoleBinding' : 'RoleBinding';
    throw new OcError(`unable to locate any ${kind} for ${role.kind} ${JSON.stringify(role.name)}`);
  }
  const named =
    bindings.find(({ metadata }) => metadata.name === bindingName) ??
    (await client.get<Binding>(bindingKind(everywhere), everywhere ? '' : namespace, bindingName));
  checkNamed(named, grant, 'remove');
  return [named];
};

/** @throws OcError for a binding of another role */
const checkNamed = ({ metadata, roleRef }: Binding, { role }: Grant, verb: 'add' | 'remove'): void => {
  const [has, wanted] = [JSON.stringify(roleRef.kind), JSON.stringify(role.kind)];
  const texts =
    verb === 'add'
      ? [`found for role ${roleRef.name}, not ${role.name}`, `found for ${has}, not ${wanted}`]
      : [
          `contains role ${roleRef.name}, instead of role ${role.name}`,
          `contains role ${role.name} of kind ${has}, not ${wanted}`,
        ];
  if (roleRef.name !== role.name) throw new OcError(`rolebinding ${metadata.name} ${texts[0]}`);
  if (roleRef.kind !== role.kind) throw new OcError(`rolebinding ${metadata.name} ${texts[1]}`);
};

/** The role alone is printed, not what it allows. */
const printRole = (invocation: Invocation, grant: Grant, done: string): void => {
  const { role } = grant;
  const object = {
    kind: role.kind,
    apiVersion: `${rbac}/v1`,
    metadata: { name: role.name, creationTimestamp: null },
    rules: null,
  } as unknown as KubeObject;
  const kind = role.kind === 'Role' ? roleKind : clusterRoleKind;
  const suffix = invocation.flags.string('dry-run') === 'client' ? ' (dry run)' : '';
  printOutcome(invocation, {
    kind,
    object,
    outcome: `${done}: ${targetList(grant.targets)}${suffix}`,
    declared: true,
    saysDryRun: false,
  });
};

/** Names as Go prints them: one alone, several in brackets. */
export const targetList = (targets: readonly string[]): string =>
  targets.length === 1 ? JSON.stringify(targets[0]) : `[${targets.map((each) => JSON.stringify(each)).join(' ')}]`;

const includes = ({ subjects = [] }: Binding, subject: Subject): boolean =>
  subjects.some((each) => sameSubject(each, subject));

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 0;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
};
