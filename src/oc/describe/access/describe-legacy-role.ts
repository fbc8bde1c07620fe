import type { KubeObject, ObjectMeta } from '../../../resources/kube-object.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';

/** A role as authorization.openshift.io shows it. */
export interface LegacyRole extends KubeObject {
  rules?: LegacyRule[] | null;
}

interface LegacyRule {
  verbs?: string[] | null;
  attributeRestrictions?: unknown;
  apiGroups?: string[] | null;
  resources?: string[] | null;
  resourceNames?: string[] | null;
  nonResourceURLs?: string[] | null;
}

/** Who has a role, as authorization.openshift.io shows it. */
export interface LegacyRoleBinding extends KubeObject {
  subjects?: { kind: string; name: string; namespace?: string }[] | null;
  roleRef: { name: string; namespace?: string };
}

/** What `oc describe` prints of roles of authorization.openshift.io. */
export const describeLegacyRole = ({ metadata, rules }: LegacyRole, now: number): string =>
  alignOpenShift(describeMeta(metadata, now) + ruleLines(rules));

/** What `oc describe` prints of their bindings; the role may be a sentence that tells why it is not known. */
export const describeLegacyBinding = (
  { metadata, roleRef, subjects }: LegacyRoleBinding,
  role: LegacyRole | string,
  now: number,
): string =>
  alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Role', `${roleRef.namespace ?? ''}/${roleRef.name}`),
      ...Object.entries(subjectsOf(subjects ?? [], metadata)).map(([title, names]) => field(title, names.join(', '))),
      typeof role === 'string' ? field('Policy Rules', `error: ${role}`) : ruleLines(role.rules),
    ].join(''),
  );

const ruleLines = (rules: LegacyRole['rules']): string =>
  [
    'Verbs\tNon-Resource URLs\tResource Names\tAPI Groups\tResources\n',
    ...(rules ?? [])
      .filter(({ attributeRestrictions }) => !attributeRestrictions)
      .map(({ verbs, nonResourceURLs, resourceNames, apiGroups, resources }) =>
        [verbs, nonResourceURLs, resourceNames, apiGroups, resources].map((each) => `[${(each ?? []).join(' ')}]`),
      )
      .map((cells) => `${cells.join('\t')}\n`),
  ].join('');

type Subjects = NonNullable<LegacyRoleBinding['subjects']>;

const subjectsOf = (subjects: Subjects, { namespace: own = '' }: ObjectMeta): Readonly<Record<string, string[]>> => {
  const named = (...kinds: string[]): Subjects => subjects.filter(({ kind }) => kinds.includes(kind));
  const known = ['User', 'SystemUser', 'Group', 'SystemGroup', 'ServiceAccount'];
  return {
    Users: named('User', 'SystemUser').map(({ name }) => name),
    Groups: named('Group', 'SystemGroup').map(({ name }) => name),
    ServiceAccounts: named('ServiceAccount').map(({ name, namespace }) =>
      namespace && namespace !== own ? `${namespace}/${name}` : name,
    ),
    Subjects: subjects
      .filter(({ kind }) => !known.includes(kind))
      .map(({ kind, namespace = '', name }) => `${kind}/${namespace}/${name}`),
  };
};
