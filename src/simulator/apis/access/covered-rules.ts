import type { PolicyRule } from '../../../resources/access/role.ts';

/**
 * What of some rules a user does not hold: each broken down to single rights, then put together by resource again.
 *
 * @see https://github.com/kubernetes/component-helpers/blob/master/auth/rbac/validation/policy_comparator.go
 */
export const uncoveredRules = (held: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] =>
  compactRules(wanted.flatMap(singleRights).filter((right) => !held.some((rule) => covers(rule, right))));

/** What of some rules others allow, in single rights. */
export const rightsWithin = (limits: readonly PolicyRule[], rules: readonly PolicyRule[]): PolicyRule[] =>
  rules.flatMap(singleRights).filter((right) => limits.some((rule) => covers(rule, right)));

/** Rules with one group, one resource or path, one verb and at most one name. */
export const singleRights = ({
  verbs,
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: PolicyRule): PolicyRule[] => [
  ...apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) => {
        const right = { verbs: [verb], apiGroups: [group], resources: [resource] };
        return resourceNames.length === 0
          ? [right]
          : resourceNames.map((name) => ({ ...right, resourceNames: [name] }));
      }),
    ),
  ),
  ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ verbs: [verb], nonResourceURLs: [url] }))),
];

/** Puts the verbs for one resource into one rule. */
export const compactRules = (rules: readonly PolicyRule[]): PolicyRule[] => {
  const compacted = new Map<string, PolicyRule>();
  for (const { verbs, ...target } of rules) {
    const key = JSON.stringify(target.nonResourceURLs === undefined ? target : { verbs, ...target });
    const known = compacted.get(key);
    if (known === undefined) compacted.set(key, { verbs: [...verbs], ...target });
    else known.verbs.push(...verbs.filter((verb) => !known.verbs.includes(verb)));
  }
  return [...compacted.values()];
};

/** Puts the verbs for one resource into one rule, each as often as it was given; what is about paths stays as it is. */
export const gatherVerbs = (rights: readonly PolicyRule[]): PolicyRule[] => {
  const gathered = new Map<string, PolicyRule>();
  const paths: PolicyRule[] = [];
  for (const { verbs, ...target } of rights) {
    const key = JSON.stringify(target);
    const known = gathered.get(key);
    if (target.nonResourceURLs !== undefined) paths.push({ verbs, ...target });
    else if (known === undefined) gathered.set(key, { verbs: [...verbs], ...target });
    else known.verbs.push(...verbs);
  }
  return [...paths, ...gathered.values()];
};

/** A rule as its message in protobuf is printed, by which the real servers sort rules. */
export const protobufText = ({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string => {
  const list = (values: readonly string[] = []): string => `[${values.join(' ')}]`;
  return `&PolicyRule{Verbs:${list(verbs)},APIGroups:${list(apiGroups)},Resources:${list(resources)},ResourceNames:${list(resourceNames)},NonResourceURLs:${list(nonResourceURLs)},}`;
};

/** `{APIGroups:["apps"], Resources:["deployments"], Verbs:["create"]}` */
export const ruleText = ({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string => {
  const parts: [string, string[] | undefined][] = [
    ['APIGroups', apiGroups],
    ['Resources', resources],
    ['NonResourceURLs', nonResourceURLs],
    ['ResourceNames', resourceNames],
    ['Verbs', verbs],
  ];
  return `{${parts.flatMap(([name, list]) => (list?.length ? [`${name}:${quoted(list)}`] : [])).join(', ')}}`;
};

/** As Go prints a list of strings with `%q`. */
export const quoted = (list: readonly string[]): string => `[${list.map((each) => JSON.stringify(each)).join(' ')}]`;

const covers = (held: PolicyRule, right: PolicyRule): boolean =>
  includesAll(held.verbs, right.verbs) &&
  includesAll(held.apiGroups ?? [], right.apiGroups ?? []) &&
  (right.resources ?? []).every((each) => coversResource(held.resources ?? [], each)) &&
  (right.nonResourceURLs ?? []).every((each) => (held.nonResourceURLs ?? []).some((url) => coversPath(url, each))) &&
  (!held.resourceNames?.length ||
    (!!right.resourceNames?.length && right.resourceNames.every((name) => held.resourceNames?.includes(name))));

const includesAll = (held: readonly string[], wanted: readonly string[]): boolean =>
  held.includes('*') || wanted.every((each) => held.includes(each));

const coversResource = (held: readonly string[], wanted: string): boolean =>
  held.includes('*') ||
  held.includes(wanted) ||
  (wanted.includes('/') && held.includes(`*/${wanted.slice(wanted.indexOf('/') + 1)}`));

const coversPath = (held: string, wanted: string): boolean =>
  held === wanted || (held.endsWith('*') && wanted.startsWith(held.replace(/\*+$/, '')));
