import type { KubeObject, ObjectMeta } from '../../../resources/kube-object.ts';
import type { NameRule } from '../../../resources/validation/dns-name.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';

/** Bytes. */
const LARGEST_ANNOTATIONS = 262_144;

/**
 * The findings about `metadata` of a new object.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/api/validation/objectmeta.go
 */
export const validateObjectMeta = ({ metadata }: KubeObject, nameRule: NameRule, path = 'metadata'): FieldError[] => [
  ...nameRule(metadata.name).map((text) => invalid(`${path}.name`, metadata.name, text)),
  ...validateMetaContents(metadata, path),
];

/** The findings about `metadata` of a changed object. */
export const validateObjectMetaUpdate = ({ metadata }: KubeObject, old: KubeObject): FieldError[] => [
  ...(metadata.deletionTimestamp === undefined ? [] : newFinalizers(metadata, old.metadata)),
  ...(equal(metadata.labels, old.metadata.labels) &&
  equal(metadata.annotations, old.metadata.annotations) &&
  equal(metadata.ownerReferences, old.metadata.ownerReferences) &&
  equal(metadata.finalizers, old.metadata.finalizers)
    ? []
    : validateMetaContents(metadata, 'metadata')),
];

export const validateLabels = (labels: Readonly<Record<string, string>> | undefined, path: string): FieldError[] =>
  Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...qualifiedName(key).map((text) => invalid(path, key, text)),
    ...labelValue(String(value)).map((text) => invalid(path, value, text)),
  ]);

export const validateAnnotations = (
  annotations: Readonly<Record<string, string>> | undefined,
  path: string,
): FieldError[] => {
  const entries = Object.entries(annotations ?? {});
  const size = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
  return [
    ...entries.flatMap(([key]) => qualifiedName(key.toLowerCase()).map((text) => invalid(path, key, text))),
    ...(size > LARGEST_ANNOTATIONS
      ? [
          {
            reason: 'FieldValueTooLong' as const,
            field: path,
            message: `Too long: may not be more than ${LARGEST_ANNOTATIONS} bytes`,
          },
        ]
      : []),
  ];
};

/** The findings about all of `metadata` but the name, of which some kinds have rules of their own. */
export const validateMetaContents = (metadata: Partial<ObjectMeta>, path = 'metadata'): FieldError[] => {
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  if (!labels && !annotations && !ownerReferences && !finalizers) return [];
  return [
    ...validateLabels(labels, `${path}.labels`),
    ...validateAnnotations(annotations, `${path}.annotations`),
    ...validateOwners(metadata, `${path}.ownerReferences`),
    ...validateFinalizers(finalizers ?? [], `${path}.finalizers`),
  ];
};

const validateFinalizers = (finalizers: readonly string[], path: string): FieldError[] => [
  ...finalizers.flatMap((each) => qualifiedName(each).map((text) => invalid(path, each, text))),
  ...finalizers.flatMap((each, index) =>
    each.includes('/') || STANDARD_FINALIZERS.includes(each)
      ? []
      : [invalid(`${path}[${index}]`, each, 'name is neither a standard finalizer name nor is it fully qualified')],
  ),
];

/** Those that Kubernetes itself keeps, without a domain. */
export const STANDARD_FINALIZERS: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

const validateOwners = ({ ownerReferences = [] }: Partial<ObjectMeta>, path: string): FieldError[] => {
  const controllers = ownerReferences.filter((owner) => owner.controller);
  return [
    ...ownerReferences.flatMap((owner) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter((field) => !owner[field])
        .map((field) =>
          invalid(`${path}.${field}`, '', `${field === 'apiVersion' ? 'version' : field} must not be empty`),
        ),
    ),
    ...(controllers.length > 1
      ? [
          invalid(
            path,
            controllers[1]?.name,
            `Only one reference can have Controller set to true. Found "true" in references for ${controllers[0]?.name} and ${controllers[1]?.name}`,
          ),
        ]
      : []),
  ];
};

const newFinalizers = (metadata: ObjectMeta, old: ObjectMeta): FieldError[] => {
  const added = (metadata.finalizers ?? []).filter((each) => !old.finalizers?.includes(each));
  return added.length === 0
    ? []
    : [
        forbiddenField(
          'metadata.finalizers',
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((each) => JSON.stringify(each)).join(', ')}}`,
        ),
      ];
};
