import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';

/**
 * The path of a collection, of an object or of its subresource (`pods/exec` as the third part: `web/exec`). An empty
 * namespace means all of them.
 */
export const resourcePath = (kind: ResourceKind, namespace: string, name?: string): string => {
  const group = kind.group === '' ? `/api/${kind.version}` : `/apis/${kind.group}/${kind.version}`;
  const scope = kind.namespaced && namespace !== '' ? `/namespaces/${encodeSegment(namespace)}` : '';
  const object = name === undefined ? '' : `/${name.split('/').map(encodeSegment).join('/')}`;
  return `${group}${scope}/${kind.plural}${object}`;
};

/** Colons and at signs stay readable, as in `imagestreamtags/app:1`. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replaceAll('%3A', ':').replaceAll('%40', '@');
