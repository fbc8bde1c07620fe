import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { withDefaults } from '../../apimachinery/structural-schema.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { customKinds, type ServedVersion } from './custom-kinds.ts';
import { customScale } from './custom-scale.ts';
import { type CustomVersions, customVersions } from './custom-versions.ts';
import { finalizerWarnings } from './finalizer-warnings.ts';
import { validateAgainst } from './validate-against.ts';
import { validateEmbedded } from './validate-embedded.ts';
import { hasRules, uncheckedRules, validateRules } from './validate-rules.ts';
import { validateScaleValues } from './validate-scale-values.ts';

/** What a server knows of custom resources besides their definition. Defaults come before those of the schema. */
export type Particulars = Pick<Strategy, 'applyDefaults' | 'validate'>;

/**
 * The storages of everything that a definition defines, one a served version. All versions keep the same objects.
 *
 * @param listers know the services that webhooks may be behind
 */
export const customResourceStorages = (
  definition: CustomResourceDefinition,
  machinery: Machinery,
  listers: Listers,
  particulars: Particulars = {},
): RegistryStore[] => {
  const versions = customVersions(definition, listers);
  return customKinds(definition).map((served) => customResourceStorage(served, versions, machinery, particulars));
};

const customResourceStorage = (
  { version, kind }: ServedVersion,
  versions: CustomVersions,
  machinery: Machinery,
  particulars: Particulars,
): RegistryStore => {
  const { status, scale } = version.subresources ?? {};
  const { schema } = kind;
  const apiVersion = apiVersionOf(kind);
  const strategy: Strategy = {
    generation: true,
    requireResourceVersion: true,
    ...(status === undefined ? {} : { status: true, statusKeeps: 'metadata' as const }),
    applyDefaults: (object) => {
      particulars.applyDefaults?.(object);
      Object.assign(object, withDefaults(object, schema));
    },
    prepareForCreate: (object, { warnings }) => void warnings.push(...finalizerWarnings(object)),
    prepareForUpdate: (object, old, { warnings }) => void warnings.push(...finalizerWarnings(object, old)),
    validate: async (object, context) =>
      orElse([...ofCustom(validateObjectMeta(object, dnsSubdomain)), ...(await contentErrors(object))], () =>
        particulars.validate?.(object, context),
      ),
    validateUpdate: async (object, old, context) =>
      orElse([...ofCustom(validateObjectMetaUpdate(object, old)), ...(await contentErrors(object, old))], () =>
        particulars.validate?.(object, context),
      ),
    prepareForStatusUpdate: (object: Custom) => {
      const { status } = withDefaults(object, schema);
      if (status !== undefined) object.status = status;
    },
    validateStatusUpdate: (object, old) => contentErrors(object, old, statusErrors),
    ...versions(apiVersion),
  };
  const whole = (object: KubeObject): object => ({
    ...contentOf(object),
    apiVersion,
    kind: kind.kind,
    metadata: {},
  });
  const scaleErrors = (object: KubeObject, part: 'all' | 'status'): FieldError[] =>
    scale === undefined ? [] : validateScaleValues(object, scale, part);
  const wholeErrors: Errors = (object, old) => [
    ...validateAgainst(whole(object), schema, '', old && whole(old)),
    ...scaleErrors(object, 'all'),
    ...validateEmbedded(contentOf(object), schema),
  ];
  const statusErrors: Errors = (object, old) => {
    const { status } = object;
    const own = schema.properties?.['status'];
    const found = status === undefined || own === undefined ? [] : validateAgainst(status, own, '', old?.status);
    const within = (field: string): string => (field === '<nil>' ? 'status' : `status.${field}`);
    return [
      ...found.map((error) => ({ ...error, field: within(error.field) })),
      ...scaleErrors(object, 'status'),
      ...(own === undefined ? [] : validateEmbedded(status, own, 'status')),
    ];
  };
  const contentErrors = async (
    object: KubeObject,
    old?: KubeObject,
    errorsOf: Errors = wholeErrors,
  ): Promise<FieldError[]> => {
    const errors = errorsOf(object, old);
    if (!hasRules(schema)) return errors;
    return errors.some(({ reason }) => BLOCKING.includes(reason))
      ? [...errors, uncheckedRules]
      : [...errors, ...(await validateRules(object, schema, old))];
  };
  const storage: RegistryStore = new RegistryStore(
    kind,
    machinery,
    strategy,
    scale === undefined ? {} : { scale: customScale(() => storage, scale) },
  );
  return storage;
};

type Custom = KubeObject & { status?: unknown };

const contentOf = ({ apiVersion: _, kind: __, metadata: ___, ...content }: KubeObject): object => content;

/** The findings about an object, or the part of it that is written. */
type Errors = (object: Custom, old?: Custom) => FieldError[];

/** What a server adds to a definition is asked only of objects that agree with it. */
const orElse = async (
  errors: FieldError[],
  next: () => ReturnType<NonNullable<Strategy['validate']>> | undefined,
): Promise<FieldError[]> => (errors.length > 0 ? errors : ((await next()) ?? []));

/** Values with such findings are not what rules are written for. */
const BLOCKING: readonly FieldError['reason'][] = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
];

/** Finalizers of custom resources need no domain. */
const ofCustom = (errors: readonly FieldError[]): FieldError[] =>
  errors.filter(({ field }) => !field.startsWith('metadata.finalizers['));
