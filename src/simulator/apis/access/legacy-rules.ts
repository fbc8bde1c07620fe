import type { PolicyRule } from '../../../resources/access/role.ts';

/** A rule as OpenShift 3 wrote it. Restrictions of attributes never were carried out. */
export interface LegacyRule extends Omit<PolicyRule, 'resources'> {
  attributeRestrictions?: unknown;
  resources?: string[] | null;
}

/** A rule in the words of authorization.openshift.io: its lists are sets, apart from that of the groups. */
export const legacyRule = ({
  verbs,
  apiGroups,
  resources,
  resourceNames,
  nonResourceURLs,
}: PolicyRule): LegacyRule => ({
  verbs: set(verbs),
  attributeRestrictions: null,
  ...(apiGroups?.length && { apiGroups }),
  resources: set(resources),
  ...(resourceNames?.length && { resourceNames: set(resourceNames) }),
  ...(nonResourceURLs?.length && { nonResourceURLs: set(nonResourceURLs) }),
});

/**
 * The rules that one of authorization.openshift.io stands for: none when it is restricted, and two when it is about resources and
 * about paths. Resources without a group are those of the group without a name.
 */
export const rulesOfLegacy = (rule: LegacyRule): PolicyRule[] => {
  if (rule.attributeRestrictions !== undefined && rule.attributeRestrictions !== null) return [];
  const [verbs, resources, names, paths] = [rule.verbs, rule.resources, rule.resourceNames, rule.nonResourceURLs].map(
    set,
  );
  const groups = rule.apiGroups?.length ? rule.apiGroups : defaultGroups(rule);
  const ofResources: PolicyRule = {
    verbs: verbs as string[],
    ...(groups.length > 0 && { apiGroups: groups }),
    ...(resources?.length && { resources }),
    ...(names?.length && { resourceNames: names }),
  };
  if (!paths?.length) return [ofResources];
  const ofPaths: PolicyRule = { verbs: verbs as string[], nonResourceURLs: paths };
  return Object.keys(ofResources).length > 1 ? [ofResources, ofPaths] : [ofPaths];
};

/** The oldest way to allow everything had no groups. */
const defaultGroups = ({ verbs, resources, apiGroups, resourceNames, nonResourceURLs }: LegacyRule): string[] => {
  if (!resources?.length) return [];
  const isEverything =
    apiGroups === undefined && !resourceNames?.length && !nonResourceURLs?.length && `${verbs} ${resources}` === '* *';
  return [isEverything ? '*' : ''];
};

const set = (list: readonly string[] | null | undefined): string[] => [...new Set(list ?? [])].sort();
