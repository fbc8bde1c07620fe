import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { OcError, PlainError } from '../oc-error.ts';

/** What a role shall allow, in the words of a command line. */
export interface WantedRules {
  readonly verbs: readonly string[];
  /** `deployments.apps/scale` */
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly urls: readonly string[];
}

/**
 * One rule for each API group, in the order of their names, and one for the paths.
 *
 * @throws OcError for a resource that the server does not have, or a verb that means nothing for it
 */
export const rulesOf = ({ verbs, resources, names, urls }: WantedRules, kinds: readonly ResourceKind[]): object[] => {
  const byGroup = new Map<string, string[]>();
  for (const word of resources.includes('*') ? ['*'] : resources) {
    const [full = '', subresource] = splitOnce(word, '/');
    const [name = '', group = ''] = splitOnce(full, '.');
    if (name === '') throw new OcError('resource must be specified if apiGroup/subresource specified');
    const found = kinds.find((kind) => isCalled(kind, name, group));
    checkVerbs(verbs, { name, group, found });
    const place = found?.group ?? group;
    const resource = `${found?.plural ?? name}${subresource === undefined ? '' : `/${subresource}`}`;
    const list = byGroup.get(place) ?? [];
    byGroup.set(place, list.includes(resource) ? list : [...list, resource]);
  }
  const rules: object[] = [...byGroup.keys()].sort().map((group) => ({
    verbs,
    apiGroups: [group],
    resources: byGroup.get(group),
    ...(names.length > 0 && { resourceNames: names }),
  }));
  return urls.length > 0 ? [...rules, { verbs, nonResourceURLs: urls }] : rules;
};

const splitOnce = (text: string, separator: string): [string, string?] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

const isCalled = (kind: ResourceKind, name: string, group: string): boolean =>
  [kind.plural, kind.singular, ...kind.shortNames].includes(name) && (group === '' || kind.group.startsWith(group));

const checkVerbs = (
  verbs: readonly string[],
  { name, group, found }: { name: string; group: string; found: ResourceKind | undefined },
): void => {
  if (name === '*') return;
  let special = false;
  for (const verb of verbs) {
    const targets = specialVerbs[verb];
    if (targets === undefined) continue;
    const [resource, place] = [found?.plural ?? name, found?.group ?? group];
    if (!targets.includes(`${resource}.${place}`))
      throw new OcError(`can not perform '${verb}' on '${resource}' in group '${place}'`);
    special = true;
  }
  if (!found && !special)
    throw new PlainError(
      `the server doesn't have a resource type ${JSON.stringify(group === '' ? name : `${name}.${group}`)}`,
    );
};

const roles = ['roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io'];

/** Verbs that mean something for a few resources only. */
const specialVerbs: Readonly<Record<string, readonly string[]>> = {
  use: [
    'podsecuritypolicies.policy',
    'podsecuritypolicies.extensions',
    'securitycontextconstraints.security.openshift.io',
  ],
  bind: roles,
  escalate: roles,
  impersonate: ['users.', 'serviceaccounts.', 'groups.', 'userextras.authentication.k8s.io'],
};
