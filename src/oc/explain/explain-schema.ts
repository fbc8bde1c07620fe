import { entriesInOrder } from '../../image/key-order.ts';
import { OcError } from '../oc-error.ts';
import { wrap } from '../output/wrap.ts';
import { resolved, type Schema, type SchemaDocument, typeName, valuesOf } from './schema.ts';

/** What is explained. */
export interface Question {
  readonly document: SchemaDocument;
  /** The fields that lead to it: `spec`, `tags`. */
  readonly path: readonly string[];
  /** The names of all fields below, instead of those of the next level with their descriptions. */
  readonly recursive: boolean;
}

/**
 * A schema, or the field of it that a path leads to, in words.
 *
 * @throws OcError when there is no such field
 */
export const explainSchema = (schema: Schema, question: Question): string => {
  const text = explain(schema, question, new Set());
  if (text === undefined) throw new OcError(`field ${JSON.stringify(question.path.at(-1))} does not exist`);
  return text;
};

const explain = (schema: Schema, question: Question, seen: ReadonlySet<string>): string | undefined => {
  const { document, path, recursive } = question;
  const target = resolved(schema, document);
  const [name, ...rest] = path;
  if (name === undefined) {
    const description = indent(wrap(descriptionOf(schema, document) || '<empty>', 76), 4);
    const fields = fieldList(schema, { document, recursive, level: 1 }, new Set());
    return `DESCRIPTION:\n${description}\n${fields === '' ? '' : `FIELDS:\n${fields}`}`;
  }
  if (schema.$ref && seen.has(schema.$ref)) return undefined;
  const known = schema.$ref ? new Set([...seen, schema.$ref]) : seen;
  const field = target.properties?.[name];
  if (field) {
    const head = rest.length === 0 ? `FIELD: ${name} <${typeName(field, document)}>\n${longEnum(field)}\n\n` : '';
    const inner = explain(field, { ...question, path: rest }, new Set());
    return inner === undefined ? undefined : head + inner;
  }
  const inside = target.items ?? valuesOf(target);
  if (inside) return explain(inside, question, known);
  for (const part of target.allOf ?? []) {
    const text = explain(part, question, known);
    if (text !== undefined) return text;
  }
  return undefined;
};

interface Listing {
  readonly document: SchemaDocument;
  readonly recursive: boolean;
  readonly level: number;
}

const fieldList = (schema: Schema, listing: Listing, seen: ReadonlySet<string>): string => {
  if (schema.$ref && seen.has(schema.$ref)) return '';
  const known = new Set([...seen, schema.$ref ?? '']);
  const target = resolved(schema, listing.document);
  const properties = entriesInOrder(target.properties ?? {});
  const own = properties.map(([name, field]) => {
    const below = listing.recursive ? fieldList(field, { ...listing, level: listing.level + 1 }, known) : '';
    return fieldText(name, field, target, listing) + below;
  });
  const others = [
    ...(target.allOf ?? []),
    ...(target.items ? [target.items] : []),
    ...(valuesOf(target) ? [valuesOf(target) as Schema] : []),
  ];
  return [...own, ...others.map((other) => fieldList(other, listing, known))].join('');
};

const fieldText = (name: string, field: Schema, owner: Schema, { document, recursive, level }: Listing): string => {
  const margin = level * 2;
  const required = owner.required?.includes(name) ? ' -required-' : '';
  const line = `${' '.repeat(margin)}${name}\t<${typeName(field, document)}>${required}${shortEnum(field, margin)}\n`;
  if (recursive) return line;
  return `${line}${indent(wrap(field.description || '<no description>', 78 - margin), margin + 2)}\n\n`;
};

/** A description and those of everything that the schema is made of. */
const descriptionOf = (schema: Schema, document: SchemaDocument): string => {
  const target = resolved(schema, document);
  const parts = [...(target.allOf ?? []), ...(target.items ? [target.items] : [])];
  const values = valuesOf(target);
  const own = target.description ? `${target.description}\n` : '';
  return own + [...parts, ...(values ? [values] : [])].map((part) => descriptionOf(part, document)).join('');
};

const shortEnum = ({ enum: values }: Schema, margin: number): string => {
  if (!values?.length) return '';
  const shown = values.slice(0, 4).map(enumText).join(', ');
  return `\n${' '.repeat(margin)}enum: ${shown}${values.length > 4 ? ', ....' : ''}`;
};

const longEnum = ({ enum: values }: Schema): string =>
  values?.length ? `ENUM:${values.map((value) => `\n    ${enumText(value)}`).join('')}` : '';

const enumText = (value: unknown): string => (value === '' ? '""' : String(value));

const indent = (text: string, columns: number): string => {
  const margin = ' '.repeat(columns);
  return margin + text.replaceAll('\n', `\n${margin}`);
};
