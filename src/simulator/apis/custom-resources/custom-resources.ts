import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Strategy } from '../../apimachinery/strategy.ts';
import { withDefaults } from '../../apimachinery/structural-schema.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { customKinds, type ServedVersion } from './custom-kinds.ts';
import { customScale } from './custom-scale.ts';
import { validateAgainst } from './validate-against.ts';
import { hasRules, uncheckedRules, validateRules } from './validate-rules.ts';

/** The storages of everything that a definition defines, one a served version. All versions keep the same objects. */
export const customResourceStorages = (definition: CustomResourceDefinition, machinery: Machinery): RegistryStore[] =>
  customKinds(definition).map((served) => customResourceStorage(served, machinery));

const customResourceStorage = ({ version, kind }: ServedVersion, machinery: Machinery): RegistryStore => {
  const { status, scale } = version.subresources ?? {};
  const { schema } = kind;
  const apiVersion = apiVersionOf(kind);
  const strategy: Strategy = {
    generation: true,
    requireResourceVersion: true,
    ...(status === undefined ? {} : { status: true }),
    applyDefaults: (object) => void Object.assign(object, withDefaults(object, schema)),
    validate: async (object) => [
      ...ofCustom(validateObjectMeta(object, dnsSubdomain)),
      ...(await contentErrors(object)),
    ],
    validateUpdate: async (object, old) => [
      ...ofCustom(validateObjectMetaUpdate(object, old)),
      ...(await contentErrors(object, old)),
    ],
    prepareForStatusUpdate: (object) => void Object.assign(object, withDefaults(object, schema)),
    validateStatusUpdate: (object, old) => contentErrors(object, old),
    decorate: (object) => {
      const whole = withDefaults(object, schema);
      return whole.apiVersion === apiVersion ? whole : { ...whole, apiVersion };
    },
  };
  const contentErrors = async (object: KubeObject, old?: KubeObject): Promise<FieldError[]> => {
    const { apiVersion: _, kind: __, metadata: ___, ...content } = object;
    const errors = validateAgainst(content, schema);
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
