import { facts, type Schema } from '../facts/load-facts.ts';
import { referredName } from './schemas.ts';

/** How Go writes the fields of the struct that a schema was made from, which the schema alone does not tell. */
export interface GoStruct {
  /** Scalar fields that are pointers: zero is a value there, and absence is another. */
  readonly pointers: ReadonlySet<string>;
  /** Fields that are written as `null` when they are absent, though nothing requires them. */
  readonly nulls: ReadonlySet<string>;
  /** Fields that are left out when they are empty, though the schema says that empty is what they are by default. */
  readonly omitted: ReadonlySet<string>;
  /** The types of fields whose type has a name of its own: `protocol` → `v1.Protocol`. */
  readonly types: ReadonlyMap<string, string>;
}

const known = new Map<string, GoStruct>();

/** The struct behind a schema's name; `undefined` for schemas of custom resources, which no struct stands behind. */
export const goStruct = (name: string | undefined): GoStruct | undefined => {
  if (name === undefined || !COMPILED.test(name)) return undefined;
  let struct = known.get(name);
  if (struct === undefined) {
    const { pointers, nulls, types } = facts('go-fields');
    struct = {
      pointers: words(pointers[name]),
      nulls: words(nulls[name]),
      types: pairs(types[name]),
      omitted: words(REFERENCE.test(name) ? 'name' : ''),
    };
    known.set(name, struct);
  }
  return struct;
};

/** Whether a struct leaves a field out that has this value: what is empty, unless the field is a pointer or has no `omitempty`. */
export const isLeftOut = (
  { pointers, nulls, omitted }: GoStruct,
  owner: Schema,
  field: string,
  property: Schema,
  value: unknown,
): boolean => {
  if (referredName(property) !== undefined) return false;
  if (value === '' || value === 0 || value === false)
    return !pointers.has(field) && (property.default !== value || omitted.has(field));
  if (typeof value !== 'object' || value === null || nulls.has(field) || owner.required?.includes(field)) return false;
  // That nobody owns anything any more is told by a list without entries.
  if (Array.isArray(value)) return value.length === 0 && field !== 'managedFields';
  return property.additionalProperties !== undefined && Object.keys(value).length === 0;
};

/** Kinds that are compiled in; those of `config.openshift.io` and its like are custom resources on a real cluster. */
const COMPILED = /^(?:io\.k8s\.|com\.github\.openshift\.api\.(?!config\.|operator\.))/;

/** References to objects by name, which were optional before their names became keys. */
const REFERENCE =
  /^io\.k8s\.api\.core\.v1\.(?:LocalObjectReference|NodeRuntimeHandler|(?:ConfigMap|Secret)(?:EnvSource|KeySelector|Projection)|ConfigMapVolumeSource)$/;

const words = (text: string | undefined): ReadonlySet<string> => new Set(text?.split(' '));

const pairs = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map(text?.split(' ').map((pair) => pair.split(':') as [string, string]));
