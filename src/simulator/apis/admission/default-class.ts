import {
  ingressClassKind,
  ingressKind,
  persistentVolumeClaimKind,
  storageClassKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { defaultClassOf, defaultStorageClassMarks } from '../../apimachinery/default-class-of.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** How the objects of a kind name their class, and which class they get when they name none. */
const defaulted = [
  {
    kind: persistentVolumeClaimKind,
    field: 'storageClassName',
    annotation: 'volume.beta.kubernetes.io/storage-class',
    classes: storageClassKind,
    marks: defaultStorageClassMarks,
  },
  {
    kind: ingressKind,
    field: 'ingressClassName',
    annotation: 'kubernetes.io/ingress.class',
    classes: ingressClassKind,
    marks: ['ingressclass.kubernetes.io/is-default-class'],
  },
] as const;

/**
 * Gives claims and ingresses that name no class the one that is marked as the default; the newest, if there are several.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultstorageclass
 */
export const defaultClass = (listers: Listers): Admission => {
  const rules = new Map(defaulted.map((rule) => [rule.kind.kind, { ...rule, classes: listers.of(rule.classes) }]));
  return ({ operation, kind, object }) => {
    const rule = operation === 'CREATE' ? rules.get(kind.kind) : undefined;
    if (rule?.kind.group !== kind.group || rule.annotation in (object.metadata.annotations ?? {})) return;
    const spec = ((object as KubeObject & { spec?: Record<string, unknown> }).spec ??= {});
    if (spec[rule.field] !== undefined) return;
    const name = defaultClassOf(rule.classes.list(), rule.marks);
    if (name !== undefined) spec[rule.field] = name;
  };
};
