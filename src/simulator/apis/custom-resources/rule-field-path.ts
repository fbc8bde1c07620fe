import type { Schema } from '../../apimachinery/openapi-schema.ts';

const TOKEN = /\.([^.[\]']*(?:'[^']*'[^.[\]']*)*)|\['((?:[^'\\]|\\.)*)'\]/y;

const ESCAPED: Readonly<Record<string, string>> = {
  '\\\\': '\\',
  "\\'": "'",
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\f': '\f',
  '\\b': '\b',
  '\\a': '\u0007',
  '\\v': '\v',
};

/** Whether a path leads to a field of a schema. */
export const isFieldPath = (path: string, schema: Schema): boolean => fieldAt(path, schema) !== undefined;

/**
 * The field of a schema that a path leads to: `.spec.name`, `['example.com/a']`. Those of a map may have any name; lists have
 * none that a path could name.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-path
 */
export const fieldAt = (path: string, schema: Schema): Schema | undefined => {
  let current: Schema | undefined = schema;
  for (let at = 0; at < path.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [, plain, quoted] = TOKEN.exec(path) ?? [];
    const name: string | undefined = plain ?? quoted?.replaceAll(/\\./g, (each) => ESCAPED[each] ?? each);
    if (name === undefined || (plain === '' && path.length > at)) return undefined;
    current = memberOf(current, name);
    if (current === undefined) return undefined;
  }
  return current;
};

const memberOf = ({ properties, additionalProperties }: Schema, name: string): Schema | undefined => {
  if (properties !== undefined) return Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
};
