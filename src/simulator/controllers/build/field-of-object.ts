import type { KubeObject } from '../../../resources/kube-object.ts';

/**
 * A field of an object's metadata as a text, named as in `fieldRef` of a variable.
 *
 * @throws Error when it is none of those that can be named
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export const fieldOfObject = ({ metadata }: KubeObject, path: string): string => {
  const [, map, key] = /^(.+?)\['(.*)'\]$/.exec(path) ?? [];
  if (map !== undefined) {
    if (map === 'metadata.annotations') return metadata.annotations?.[key ?? ''] ?? '';
    if (map === 'metadata.labels') return metadata.labels?.[key ?? ''] ?? '';
    throw new Error(`fieldPath ${JSON.stringify(path)} does not support subscript`);
  }
  switch (path) {
    case 'metadata.annotations':
      return lines(metadata.annotations);
    case 'metadata.labels':
      return lines(metadata.labels);
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid ?? '';
    default:
      throw new Error(`unsupported fieldPath: ${path}`);
  }
};

const lines = (members: Readonly<Record<string, string>> = {}): string =>
  Object.keys(members)
    .sort()
    .map((key) => `${key}=${JSON.stringify(members[key])}`)
    .join('\n');
