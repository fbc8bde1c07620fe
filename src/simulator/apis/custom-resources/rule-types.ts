import type { Schema } from '../../apimachinery/openapi-schema.ts';
import {
  type CelType,
  DYN,
  type FieldTypes,
  listType,
  mapType,
  objectType,
  STRING,
  typeOf,
} from '../cel/types/cel-type.ts';
import { escapedName } from './rule-value.ts';

/** So that nobody comes to rely on what the type of an object is called, it is called otherwise each time. */
export const passingName = (start: string): string => `${start}${count++}`;

let count = 0;

/** How schemas are read. */
interface TypeOptions {
  /** Finds what a schema refers to. */
  readonly resolve?: (schema: Schema) => Schema;
}

/**
 * The type of the values of a schema, so that names that there are not are found before there is any value. What is in
 * objects is looked at when somebody asks for it.
 *
 * @param name what messages call an object of it; those within are called after it
 * @param isObject whether the value has a name and a kind of its own
 * @returns `undefined` for values that expressions do not get to see
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/cel/common/schemas.go
 */
export const declaredType = (
  schema: Schema,
  name: string,
  isObject: boolean,
  options: TypeOptions = {},
): CelType | undefined => {
  const each = options.resolve?.(schema) ?? schema;
  if (each['x-kubernetes-int-or-string'] || each.format === 'int-or-string') return DYN;
  if (isObject || each.type === 'object') return objectOrMap(each, name, isObject, options);
  if (each.type !== 'array') return scalarType(each);
  const item = each.items && member(each.items, `${name}.@idx`, options);
  return item && listType(item);
};

const member = (schema: Schema, name: string, options: TypeOptions): CelType | undefined => {
  const isEmbedded = (options.resolve?.(schema) ?? schema)['x-kubernetes-embedded-resource'] === true;
  return declaredType(schema, name, isEmbedded, options);
};

const objectOrMap = (schema: Schema, name: string, isObject: boolean, options: TypeOptions): CelType | undefined => {
  if (typeof schema.additionalProperties === 'object') {
    const value = member(schema.additionalProperties, `${name}.@elem`, options);
    return value && mapType(STRING, value);
  }
  return objectType(name, new SchemaFields(isObject ? withObjectFields(schema, options) : schema, name, options));
};

class SchemaFields implements FieldTypes {
  readonly #schema: Schema;
  readonly #name: string;
  readonly #options: TypeOptions;
  readonly #known = new Map<string, CelType | undefined>();
  #names: ReadonlyMap<string, string> | undefined;

  constructor(schema: Schema, name: string, options: TypeOptions) {
    this.#schema = schema;
    this.#name = name;
    this.#options = options;
  }

  get(field: string): CelType | undefined {
    if (this.#known.has(field)) return this.#known.get(field);
    const { properties = {} } = this.#schema;
    this.#names ??= new Map(
      Object.keys(properties)
        .filter((each) => /^[A-Za-z_./-][\w./-]*$/.test(each))
        .map((each) => [escapedName(each), each]),
    );
    const own = properties[this.#names.get(field) ?? this.#names.get(escapedName(field)) ?? ''];
    const type = own && member(own, `${this.#name}.${field}`, this.#options);
    this.#known.set(field, type);
    return type;
  }
}

const text: Schema = { type: 'string' };
const metadata: Schema = { type: 'object', properties: { name: text, generateName: text } };

/** Every object has a kind and a name, even when its schema does not say so. */
const withObjectFields = (schema: Schema, { resolve = (each) => each }: TypeOptions): Schema => {
  const { kind, apiVersion, metadata: own } = schema.properties ?? {};
  const names = own && resolve(own).properties;
  const isWhole = [kind, apiVersion, names?.name, names?.generateName].every((each) => each?.type === 'string');
  return isWhole ? schema : { ...schema, properties: { ...schema.properties, kind: text, apiVersion: text, metadata } };
};

const FORMATS: Readonly<Record<string, string>> = {
  byte: 'bytes',
  duration: 'duration',
  date: 'timestamp',
  'date-time': 'timestamp',
};

const SCALARS: Readonly<Record<string, string>> = { boolean: 'bool', number: 'double', integer: 'int' };

const scalarType = ({ type = '', format = '' }: Schema): CelType | undefined => {
  if (type === 'string') return typeOf(FORMATS[format] ?? 'string');
  const name = SCALARS[type];
  return name === undefined ? undefined : typeOf(name);
};
