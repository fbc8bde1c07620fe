import type { KubeObject } from '../../resources/kube-object.ts';

/** The annotations that make a storage class the default one. */
export const defaultStorageClassMarks = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
] as const;

/** The name of the class that is marked as the default; the newest, if there are several. */
export const defaultClassOf = (classes: readonly KubeObject[], marks: readonly string[]): string | undefined =>
  classes
    .filter(({ metadata: { annotations } }) => marks.some((mark) => annotations?.[mark] === 'true'))
    .toSorted(
      ({ metadata: one }, { metadata: other }) =>
        (other.creationTimestamp ?? '').localeCompare(one.creationTimestamp ?? '') ||
        one.name.localeCompare(other.name),
    )[0]?.metadata.name;
