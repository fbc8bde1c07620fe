import { roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { dryRunFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { printBindings } from '../../policy/change-grant.ts';
import { type Binding, type Subject, sameSubject, subjectOf } from '../../policy/role-binding.ts';

/** `oc policy remove-user` and `remove-group`: takes every role in the project away. */
export const removeFromProject = (kind: 'User' | 'Group'): Command => ({
  usage: `${kind.toUpperCase()} [${kind.toUpperCase()} ...]`,
  ignoresTemplateAlone: true,
  flags: [outputFlag, dryRunFlag],
  run: async (invocation) => {
    const { args, client, context, flags, namespace } = invocation;
    const what = kind.toLowerCase();
    if (args.length === 0) throw new OcError(`you must specify at least one argument: <${what}> [${what}]...`);
    const subjects = args.map((name) => subjectOf(kind, name));
    const isGone = (subject: Subject): boolean => subjects.some((each) => sameSubject(each, subject));
    const { items } = await client.list<Binding>(roleBindingKind, namespace);
    const concerned = items
      .filter(({ subjects: all = [] }) => all.some(isGone))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? 1 : -1));
    if (flags.has('output'))
      return printBindings(
        invocation,
        concerned.map((binding) => left(binding, isGone)),
      );
    const isTrial = flags.string('dry-run') === 'client';
    const suffix = isTrial ? ' (dry client run)' : '';
    const removed = new Set<string>();
    for (const binding of concerned) {
      const { name } = binding.metadata;
      const kept = left(binding, isGone);
      if (!isTrial && kept.subjects?.length) await client.replace(roleBindingKind, namespace, name, kept);
      else if (!isTrial) await client.remove(roleBindingKind, namespace, name, {});
      const role = `${binding.roleRef.kind === 'ClusterRole' ? '' : `${namespace}/`}${binding.roleRef.name}`;
      for (const [of, title] of titles) {
        const gone = (binding.subjects ?? []).filter((subject) => subject.kind === of && isGone(subject));
        const names = gone.map((subject) =>
          of === 'ServiceAccount' ? `${subject.namespace}/${subject.name}` : subject.name,
        );
        for (const each of names) removed.add(each);
        if (names.length > 0)
          context.stdout(
            `Removing ${role} from ${title} [${names.sort().join(' ')}] in project ${namespace}${suffix}.\n`,
          );
      }
    }
    const others = args.filter((name) => !removed.has(name)).sort();
    if (others.length > 0)
      context.stdout(`${kind}s [${others.join(' ')}] were not bound to roles in project ${namespace}${suffix}.\n`);
  },
});

const titles: readonly [Subject['kind'], string][] = [
  ['User', 'users'],
  ['Group', 'groups'],
  ['ServiceAccount', 'serviceaccounts'],
];

const left = (binding: Binding, isGone: (subject: Subject) => boolean): Binding => ({
  ...binding,
  subjects: (binding.subjects ?? []).filter((subject) => !isGone(subject)),
});
