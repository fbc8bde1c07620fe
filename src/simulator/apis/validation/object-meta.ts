import type { KubeObject, ObjectMeta } from '../../../resources/kube-object.ts';
import type { NameRule } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import {
  hasSameMeta,
  validateCommonContents,
  validateCommonMeta,
  validateCommonMetaUpdate,
} from '../../apimachinery/object-meta.ts';

export { validateAnnotations, validateLabels } from '../../apimachinery/object-meta.ts';

/**
 * The findings about `metadata` of a new object of a built-in kind.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validateObjectMeta = (object: KubeObject, nameRule: NameRule, path = 'metadata'): FieldError[] => [
  ...validateCommonMeta(object, nameRule, path),
  ...validateFinalizers(object.metadata, path),
];

/** The findings about `metadata` of a changed object of a built-in kind. */
export const validateObjectMetaUpdate = (object: KubeObject, old: KubeObject): FieldError[] =>
  hasSameMeta(object, old)
    ? []
    : [...validateCommonMetaUpdate(object, old), ...validateFinalizers(object.metadata, 'metadata')];

/** The findings about all of `metadata` but the name, of which some kinds have rules of their own. */
export const validateMetaContents = (metadata: Partial<ObjectMeta>, path = 'metadata'): FieldError[] => [
  ...validateCommonContents(metadata, path),
  ...validateFinalizers(metadata, path),
];

const validateFinalizers = ({ finalizers = [] }: Partial<ObjectMeta>, path: string): FieldError[] =>
  finalizers.flatMap((each, index) => validateFinalizer(each, `${path}.finalizers[${index}]`));

/** The finding about a finalizer that says not whose it is. */
export const validateFinalizer = (finalizer: string, path: string): FieldError[] =>
  finalizer.includes('/') || STANDARD_FINALIZERS.includes(finalizer)
    ? []
    : [invalid(path, finalizer, 'name is neither a standard finalizer name nor is it fully qualified')];

/** Those that Kubernetes itself keeps, without a domain. */
export const STANDARD_FINALIZERS: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];
