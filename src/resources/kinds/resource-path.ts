import type { ResourceKind } from './resource-kind.ts';

/**
 * The path of a collection, or of one object when `name` is given: `/api/v1/namespaces/is-test/pods/web`.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export const resourcePath = (kind: ResourceKind, where: { namespace?: string; name?: string } = {}): string => {
  const root = kind.group === '' ? `/api/${kind.version}` : `/apis/${kind.group}/${kind.version}`;
  const scope =
    kind.namespaced && where.namespace !== undefined ? `/namespaces/${encodeURIComponent(where.namespace)}` : '';
  const object = where.name === undefined ? '' : `/${encodeURIComponent(where.name)}`;
  return `${root}${scope}/${kind.plural}${object}`;
};
