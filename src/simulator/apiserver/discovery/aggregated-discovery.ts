import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { isCustomGroup } from './custom-group.ts';
import { type DiscoveredResource, type GroupVersion, groupVersions } from './group-versions.ts';

/**
 * All of discovery in one document: the core group for `/api`, all others for `/apis`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 */
export const aggregatedDiscovery = (catalog: ApiCatalog, root: 'api' | 'apis', version: 'v2' | 'v2beta1'): object => {
  const groups = new Map<string, GroupVersion[]>();
  for (const each of groupVersions(catalog)) {
    if ((each.group === '') !== (root === 'api')) continue;
    const versions = groups.get(each.group);
    if (versions === undefined) groups.set(each.group, [each]);
    else versions.push(each);
  }
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: [...groups].map(([name, versions]) => ({
      metadata: { ...(name === '' ? {} : { name }), creationTimestamp: null },
      versions: versions.map((each) =>
        each.remote === 'missed'
          ? { version: each.version, freshness: 'Stale' }
          : { version: each.version, resources: resourcesOf(each), freshness: 'Current' },
      ),
    })),
  };
};

const resourcesOf = (version: GroupVersion): object[] => {
  const below = version.resources.filter(({ name }) => name.includes('/'));
  return version.resources
    .filter(({ name }) => !name.includes('/'))
    .map((resource) => {
      const subresources = below.filter(({ name }) => name.startsWith(`${resource.name}/`));
      return {
        resource: resource.name,
        responseKind: responseKind(resource, version),
        scope: resource.namespaced ? 'Namespaced' : 'Cluster',
        singularResource: resource.singularName,
        verbs: resource.verbs,
        ...(resource.shortNames === undefined ? {} : { shortNames: resource.shortNames }),
        ...(resource.categories === undefined ? {} : { categories: resource.categories }),
        ...(subresources.length === 0
          ? {}
          : { subresources: subresources.map((each) => subresourceOf(each, version)) }),
      };
    });
};

const subresourceOf = (resource: DiscoveredResource, version: GroupVersion): object => ({
  subresource: resource.name.slice(resource.name.indexOf('/') + 1),
  responseKind: responseKind(resource, version),
  verbs: resource.verbs,
});

/** Group and version are only told of custom resources, and of kinds from another group. */
const responseKind = ({ kind, group, version }: DiscoveredResource, own: GroupVersion): object =>
  isCustomGroup(own.group)
    ? { group: group ?? own.group, version: version ?? own.version, kind }
    : { group: group ?? '', version: version ?? '', kind };
