import type { Environment } from '@marcbachmann/cel-js';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { escapedName } from './rule-value.ts';

/**
 * Declares the types of a schema to the language of rules, so that it finds names that there are not before any value is.
 *
 * @param isObject whether the value has a name and a kind of its own
 * @param resolve finds what a schema refers to
 * @returns the name of the type of the schema's values; `dyn` for those that may be anything
 */
export const declaredType = (
  environment: Environment,
  schema: Schema,
  isObject = false,
  resolve: (schema: Schema) => Schema = (each) => each,
): string => {
  const names = new Map<Schema, string>();
  const typeOf = (part: Schema, isResource: boolean): string => {
    const each = resolve(part);
    const known = names.get(each);
    if (known !== undefined) return known;
    if (each.nullable || each['x-kubernetes-int-or-string']) return 'dyn';
    if (each.type === 'array') return `list<${each.items === undefined ? 'dyn' : typeOf(each.items, false)}>`;
    if (each.type !== 'object') return scalarType(each);
    if (typeof each.additionalProperties === 'object')
      return `map<string, ${typeOf(each.additionalProperties, false)}>`;
    if (each.properties === undefined) return 'dyn';
    // A schema that contains itself ends there.
    names.set(each, 'dyn');
    const isWhole = isResource || each['x-kubernetes-embedded-resource'] === true;
    const fields = Object.fromEntries(
      Object.entries(each.properties).map(([name, member]) => [escapedName(name), typeOf(member, false)]),
    );
    const name = `Object${count++}`;
    names.set(each, name);
    environment.registerType(name, { fields: isWhole ? { ...fields, ...OBJECT_FIELDS } : fields });
    return name;
  };
  return typeOf(schema, isObject);
};

/** So that no two types have the same name, whatever language they are declared to. */
let count = 0;

const OBJECT_FIELDS = { apiVersion: 'string', kind: 'string', metadata: 'dyn' };

const scalarType = ({ type, format }: Schema): string => {
  if (type === 'string') return format === undefined ? 'string' : 'dyn';
  return type === 'integer' ? 'int' : type === 'number' ? 'double' : type === 'boolean' ? 'bool' : 'dyn';
};
