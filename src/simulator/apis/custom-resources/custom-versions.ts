import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { prune, withDefaults } from '../../apimachinery/structural-schema.ts';
import { conversionWebhook } from './conversion-webhook.ts';
import { versionSchemas } from './custom-kinds.ts';

/** How the storage of a version, `example.com/v1`, writes and reads objects that are kept in another one. */
export type CustomVersions = (apiVersion: string) => Pick<Strategy, 'decorate' | 'convert' | 'conversion'>;

/**
 * Objects are kept in the storage version of their definition. What is read has the defaults of the version in which it
 * is kept, and only fields of the version in which it is shown; what becomes of the other fields in between is for the
 * definition's webhook to say, if it has one.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/customresource_handler.go
 */
export const customVersions = (definition: CustomResourceDefinition, listers: Listers): CustomVersions => {
  const { group, versions, conversion } = definition.spec;
  const schemas = versionSchemas(definition);
  const kept = `${group}/${versions.find(({ storage }) => storage)?.name}`;
  if (conversion?.strategy !== 'Webhook')
    return (apiVersion) => ({
      decorate: onceEach((stored) => pruned({ ...defaulted(stored, schemas), apiVersion }, schemas)),
      ...(apiVersion !== kept && {
        conversion: { toStored: (object) => pruned({ ...object, apiVersion: kept }, schemas) },
      }),
    });
  const convert = conversionWebhook(definition, listers);
  const converted = async (objects: readonly KubeObject[], apiVersion: string): Promise<KubeObject[]> =>
    (await convert(objects, apiVersion)).map((object) => pruned(object, schemas));
  return (apiVersion) => ({
    convert: async (object) => (await convert([object], apiVersion))[0] as KubeObject,
    conversion: {
      toStored: async (object) => (await converted([{ ...object, apiVersion }], kept))[0] as KubeObject,
      fromStored: (stored) =>
        converted(
          stored.map((each) => defaulted(each, schemas)),
          apiVersion,
        ),
    },
  });
};

type Schemas = ReadonlyMap<string, Schema>;

const defaulted = (stored: KubeObject, schemas: Schemas): KubeObject => {
  const schema = schemas.get(stored.apiVersion);
  return schema === undefined ? stored : withDefaults(stored, schema);
};

/** What has no more than its schema stays as it is. */
const pruned = (object: KubeObject, schemas: Schemas): KubeObject => {
  const schema = schemas.get(object.apiVersion);
  if (schema === undefined) return object;
  const unknown: string[] = [];
  const known = prune(object, schema, unknown) as KubeObject;
  return unknown.length === 0 ? object : known;
};

/** A stored state looks the same however often it is read. */
const onceEach = (show: (stored: KubeObject) => KubeObject): ((stored: KubeObject) => KubeObject) => {
  const known = new WeakMap<KubeObject, KubeObject>();
  return (stored) => {
    let shown = known.get(stored);
    if (shown === undefined) known.set(stored, (shown = show(stored)));
    return shown;
  };
};
