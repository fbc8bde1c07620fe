import type { ImageStream } from '../resources/images/image-stream.ts';

/** A field in which two objects differ: path, first value, second value; `nothing` where there is none. */
export type Difference = readonly [path: string, first: string, second: string];

/**
 * Compares two image streams but for what every object has of its own: name, UID, resource version, times, managed fields, and
 * the repository in the internal registry.
 */
export const streamDifferences = (first: ImageStream, second: ImageStream): readonly Difference[] => {
  const [left, right] = [fieldsOf(first), fieldsOf(second)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter((path) => !own.test(path));
  return paths.flatMap((path): readonly Difference[] => {
    const [a, b] = [left.get(path) ?? 'nothing', right.get(path) ?? 'nothing'];
    return a === b ? [] : [[path, a, b]];
  });
};

const own =
  /^metadata\.(?:name|uid|resourceVersion|creationTimestamp|managedFields|annotations\.openshift\.io\/image\.dockerRepositoryCheck)|^status\.(?:publicD|d)ockerImageRepository$|\.(?:created|lastTransitionTime)$/;

const fieldsOf = (value: unknown, path = '', fields = new Map<string, string>()): Map<string, string> => {
  if (typeof value !== 'object' || value === null) return fields.set(path, String(value));
  for (const [key, child] of Object.entries(value)) {
    const name = Array.isArray(value) ? `[${nameOf(child) ?? key}]` : `${path === '' ? '' : '.'}${key}`;
    fieldsOf(child, path + name, fields);
  }
  return fields;
};

const nameOf = (element: unknown): string | undefined => {
  const { name, tag } = element as { name?: string; tag?: string };
  return name ?? tag;
};
