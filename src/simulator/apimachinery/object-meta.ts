import type { KubeObject, ObjectMeta } from '../../resources/kube-object.ts';
import { type NameRule, pathSegment } from '../../resources/validation/dns-name.ts';
import { labelValue, qualifiedName } from '../../resources/validation/qualified-name.ts';
import { equal } from './equality.ts';
import { type FieldError, forbiddenField, invalid, required } from './field-error.ts';
import { validateOwners } from './validate-owners.ts';

/** Bytes. */
const LARGEST_ANNOTATIONS = 262_144;

/**
 * The findings about `metadata` that objects of all kinds share.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/api/validation/objectmeta.go
 */
export const validateCommonMeta = ({ metadata }: KubeObject, nameRule: NameRule, path = 'metadata'): FieldError[] => [
  ...validateNames(metadata, nameRule, path),
  ...validateCommonContents(metadata, path),
];

/** A prefix may end in the dash that separates it from what is put behind it. */
const validateNames = ({ name, generateName }: ObjectMeta, nameRule: NameRule, path: string): FieldError[] => [
  ...(generateName
    ? nameRule(withoutDash(generateName)).map((text) => invalid(`${path}.generateName`, generateName, text))
    : []),
  ...(name
    ? nameRule(name).map((text) => invalid(`${path}.name`, name, text))
    : [required(`${path}.name`, 'name or generateName is required')]),
];

/** As the real server does it, which takes the character before the dash as well. */
const withoutDash = (prefix: string): string =>
  prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;

/**
 * What is found in every change before its kind is asked: the metadata is checked as that of a new object, and as a change.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/registry/rest/update.go
 */
export const validateCommonChange = (object: KubeObject, old: KubeObject): FieldError[] =>
  hasSameMeta(object, old)
    ? []
    : [...validateCommonMeta(object, pathSegment), ...validateCommonMetaUpdate(object, old)];

/** The findings about the `metadata` of a changed object that objects of all kinds share. */
export const validateCommonMetaUpdate = ({ metadata }: KubeObject, old: KubeObject): FieldError[] => {
  const { labels, annotations, ownerReferences } = metadata;
  return [
    ...(old.metadata.deletionTimestamp === undefined ? [] : newFinalizers(metadata, old.metadata)),
    ...validateLabels(labels, 'metadata.labels'),
    ...validateAnnotations(annotations, 'metadata.annotations'),
    ...validateOwners(ownerReferences ?? [], 'metadata.ownerReferences'),
  ];
};

/** Whether a change leaves all metadata alone that a client may write: it was checked when it came. */
export const hasSameMeta = ({ metadata }: KubeObject, old: KubeObject): boolean =>
  CHECKED.every((field) => equal(metadata[field], old.metadata[field]));

const CHECKED = ['labels', 'annotations', 'ownerReferences', 'finalizers', 'generateName'] as const;

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

/** The findings about all of `metadata` but the name. */
export const validateCommonContents = (metadata: Partial<ObjectMeta>, path = 'metadata'): FieldError[] => {
  const { labels, annotations, ownerReferences, finalizers, generation = 0 } = metadata;
  if (!labels && !annotations && !ownerReferences && !finalizers && generation >= 0) return [];
  return [
    ...(generation < 0 ? [invalid(`${path}.generation`, generation, 'must be greater than or equal to 0')] : []),
    ...validateLabels(labels, `${path}.labels`),
    ...validateAnnotations(annotations, `${path}.annotations`),
    ...validateOwners(ownerReferences ?? [], `${path}.ownerReferences`),
    ...validateFinalizers(finalizers ?? [], `${path}.finalizers`),
  ];
};

const validateFinalizers = (finalizers: readonly string[], path: string): FieldError[] => [
  ...finalizers.flatMap((each) => qualifiedName(each).map((text) => invalid(path, each, text))),
  ...(finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')
    ? [invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set')]
    : []),
];

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
