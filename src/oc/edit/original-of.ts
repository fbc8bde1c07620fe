import type { KubeObject } from '../../resources/kube-object.ts';
import { OcError } from '../oc-error.ts';
import { goSyntax } from '../output/go-syntax.ts';
import { withoutManagedFields } from '../output/print-objects.ts';

/**
 * Which of the objects that were shown an edited one is: by what nobody can change, so that another name is noticed. Objects that
 * are not from a server have no such mark, and are all taken for the first one.
 *
 * @throws OcError when it is none of them
 */
export const originalOf = <T extends { readonly object: KubeObject }>(shown: readonly T[], edited: KubeObject): T => {
  const original = shown.find(({ object }) => object.metadata.uid === edited.metadata.uid);
  if (original) return original;
  throw new OcError(
    `no original object found for &unstructured.Unstructured{Object:${goSyntax(withoutManagedFields(edited))}}`,
  );
};
