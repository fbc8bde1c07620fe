import type { KubeObject } from '../kube-object.ts';

/**
 * A field of an object's metadata as a text, named as in `fieldRef` of a variable; labels and annotations as a whole are lines of
 * `key="value"`. `undefined` when it is none of those that can be named.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const metadataField = ({ metadata }: KubeObject, path: string): string | undefined => {
  const [, field, key] = /^metadata\.(\w+)(?:\['(.*)'\])?$/.exec(path) ?? [];
  switch (field) {
    case 'labels':
    case 'annotations':
      return key === undefined ? lines(metadata[field]) : (metadata[field]?.[key] ?? '');
    case 'name':
    case 'namespace':
    case 'uid':
      return key === undefined ? (metadata[field] ?? '') : undefined;
    default:
      return undefined;
  }
};

const lines = (values: Readonly<Record<string, string>> = {}): string =>
  Object.keys(values)
    .sort()
    .map((key) => `${key}=${JSON.stringify(values[key])}`)
    .join('\n');
