/** What the server says somebody may do, as `SelfSubjectRulesReview` answers. */
export interface AccessRules {
  readonly resourceRules?: readonly Rule[] | null;
  readonly nonResourceRules?: readonly Rule[] | null;
}

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

interface Access {
  readonly verbs: string[];
  readonly group: string;
  readonly resource: string;
  readonly name: string | undefined;
  readonly url: string | undefined;
}

/** Lines of `oc auth can-i --list`, cells separated by TABs: one a resource, and one a path and verb. */
export const accessLines = ({ resourceRules, nonResourceRules }: AccessRules): string[] => {
  const resources = new Map<string, Access>();
  for (const access of (resourceRules ?? []).flatMap(resourcesOf)) {
    const key = [access.group, access.resource, access.name].join('\n');
    const known = resources.get(key);
    if (!known) resources.set(key, access);
    else known.verbs.push(...access.verbs.filter((verb) => !known.verbs.includes(verb)));
  }
  const urls = (nonResourceRules ?? []).flatMap(pathsOf);
  return [...urls, ...resources.values()]
    .map((access) => ({ access, key: sortKey(access) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ access: { verbs, group, resource, name, url } }) =>
      [fullName(resource, group), `[${url ?? ''}]`, `[${name ?? ''}]`, `[${verbs.join(' ')}]`].join('\t'),
    );
};

const resourcesOf = ({ verbs, apiGroups = [], resources = [], resourceNames }: Rule): Access[] =>
  apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        (resourceNames?.length ? resourceNames : [undefined]).map((name) => ({
          verbs: [verb],
          group,
          resource,
          name,
          url: undefined,
        })),
      ),
    ),
  );

const pathsOf = ({ verbs, nonResourceURLs = [] }: Rule): Access[] =>
  nonResourceURLs.flatMap((url) =>
    verbs.map((verb) => ({ verbs: [verb], group: '', resource: '', name: undefined, url })),
  );

/** The order is that of the text that Go makes of a rule. */
const sortKey = ({ verbs, group, resource, name = '', url }: Access): string =>
  `Verbs:[${verbs.join(' ')}],APIGroups:[${group}],Resources:[${resource}],ResourceNames:[${name}],NonResourceURLs:[${url ?? ''}],}`;

/** `deployments.apps/scale` */
const fullName = (resource: string, group: string): string => {
  const [name, subresource] = resource.split(/\/(.*)/s);
  return `${name}${group && `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
};
