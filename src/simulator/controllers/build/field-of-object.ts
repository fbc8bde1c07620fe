import type { KubeObject } from '../../../resources/kube-object.ts';
import { metadataField } from '../../../resources/metadata/metadata-field.ts';

/**
 * A field of an object's metadata for a variable.
 *
 * @throws Error when it is none of those that can be named
 */
export const fieldOfObject = (object: KubeObject, path: string): string => {
  const value = metadataField(object, path);
  if (value !== undefined) return value;
  throw new Error(
    /.\['.*'\]$/.test(path)
      ? `fieldPath ${JSON.stringify(path)} does not support subscript`
      : `unsupported fieldPath: ${path}`,
  );
};
