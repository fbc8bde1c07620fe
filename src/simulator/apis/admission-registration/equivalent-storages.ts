import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';

/** Groups in which the same objects go by the same name. */
const SAME: Readonly<Record<string, readonly string[]>> = { events: ['', 'events.k8s.io'] };

/**
 * Other versions of a resource, which the same objects can be read and written in.
 *
 * @param subresource which they must have as well
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchpolicy
 */
export const equivalentStorages = (
  kind: ResourceKind,
  subresource: string | undefined,
  catalog: ApiCatalog,
): RestStorage[] => {
  const groups = SAME[kind.plural]?.includes(kind.group) ? SAME[kind.plural] : [kind.group];
  return catalog.storages.filter(
    ({ kind: each, subresources }) =>
      each.plural === kind.plural &&
      groups?.includes(each.group) &&
      (each.group !== kind.group || each.version !== kind.version) &&
      (subresource === undefined || subresources?.[subresource] !== undefined),
  );
};
