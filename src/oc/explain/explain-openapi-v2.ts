import { entriesInOrder } from '../../image/key-order.ts';
import { OcError } from '../oc-error.ts';
import { flowedText } from './flowed-text.ts';
import type { Schema } from './schema.ts';

/** The document of all kinds in OpenAPI 2.0. */
export interface Definitions {
  readonly definitions: Readonly<Record<string, Schema | undefined>>;
}

/** What is explained: a kind, and the fields that lead from it. */
export interface Subject {
  readonly kind: string;
  /** `apps/v1` */
  readonly apiVersion: string;
  readonly path: readonly string[];
  readonly recursive: boolean;
}

const COLUMNS = 80;

type Print = (text: string, indent?: number) => void;

/**
 * A schema, or the field of it that a path leads to, in the older form.
 *
 * @throws OcError when there is no such field
 * @see https://github.com/kubernetes/kubectl/tree/release-1.32/pkg/explain
 */
export const explainOpenApiV2 = (schema: Schema, document: Definitions, subject: Subject): string => {
  const { kind, apiVersion, path, recursive } = subject;
  const lines: string[] = [];
  const print: Print = (text, indent = 0) => void lines.push(text === '' ? '' : ' '.repeat(indent) + text);
  const target = fieldAt(schema, path, document);
  const { descriptions, inner } = unwrapped(target, document);
  const type = typeOf(wrapping(target, document), document);
  const form = formOf(inner);
  print(`KIND:     ${kind}`);
  print(`VERSION:  ${apiVersion}`);
  print('');
  const name = path.at(-1);
  if (form === 'object' && name !== undefined) print(`RESOURCE: ${name} <${type}>`);
  if (form === 'value') print(`FIELD:    ${name ?? ''} <${type}>`);
  if (form === 'value' || (form === 'object' && name !== undefined)) print('');
  print('DESCRIPTION:');
  printDescriptions(print, [...descriptions, inner.description ?? '']);
  if (form === 'object') {
    print('');
    print('FIELDS:');
    if (recursive) printNames(inner, document, 3, print, new Set());
    else printFields(inner, document, print);
  }
  return `${lines.join('\n')}\n`;
};

const printDescriptions = (print: Print, descriptions: readonly string[]): void => {
  for (const [index, text] of descriptions.entries()) {
    if (text === '') continue;
    if (index > 0) print('');
    for (const line of flowedText(text, COLUMNS - 5)) print(line, 5);
  }
  if (descriptions.every((text) => text === '')) print('<empty>', 5);
};

const printFields = (schema: Schema, document: Definitions, print: Print): void => {
  for (const [name, field] of entriesInOrder(schema.properties ?? {})) {
    print(`${name}\t<${typeOf(field, document)}>${schema.required?.includes(name) ? ' -required-' : ''}`, 3);
    for (const line of flowedText(field.description ?? '', COLUMNS - 5)) print(line, 5);
    print('');
  }
};

/** A schema that is being printed is not printed within itself. */
const printNames = (
  schema: Schema,
  document: Definitions,
  indent: number,
  print: Print,
  open: ReadonlySet<string>,
): void => {
  if (schema.$ref !== undefined) {
    if (!open.has(schema.$ref))
      printNames(referred(schema, document), document, indent, print, new Set([...open, schema.$ref]));
    return;
  }
  const element = elementOf(schema);
  if (element !== undefined) printNames(element, document, indent, print, open);
  for (const [name, field] of entriesInOrder(schema.properties ?? {})) {
    print(`${name}\t<${typeOf(field, document)}>`, indent);
    printNames(field, document, indent + 3, print, open);
  }
};

/** Lists, maps and references are walked through; a plain value is where every path ends. */
const fieldAt = (schema: Schema, path: readonly string[], document: Definitions): Schema => {
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  if (schema.$ref !== undefined) return fieldAt(referred(schema, document), path, document);
  const element = elementOf(schema);
  if (element !== undefined) return fieldAt(element, path, document);
  if (formOf(schema) !== 'object') return schema;
  const field = schema.properties?.[name];
  if (field === undefined) throw new OcError(`field ${JSON.stringify(name)} does not exist`);
  return fieldAt(field, rest, document);
};

/** What stands within lists, maps and references, and what each of these says of itself. */
const unwrapped = (schema: Schema, document: Definitions): { descriptions: readonly string[]; inner: Schema } => {
  const within = schema.$ref === undefined ? elementOf(schema) : referred(schema, document);
  if (within === undefined) return { descriptions: [], inner: schema };
  const { descriptions, inner } = unwrapped(within, document);
  return { descriptions: [schema.description ?? '', ...descriptions], inner };
};

/** The schema that a field's type is told of: references themselves have none. */
const wrapping = (schema: Schema, document: Definitions): Schema =>
  schema.$ref === undefined ? schema : wrapping(referred(schema, document), document);

const typeOf = (schema: Schema, document: Definitions): string => {
  if (schema.$ref !== undefined) return typeOf(referred(schema, document), document);
  const element = elementOf(schema);
  if (element !== undefined) return `${schema.type === 'array' ? '[]' : 'map[string]'}${typeOf(element, document)}`;
  const form = formOf(schema);
  return form === 'object' ? 'Object' : form === 'value' ? (schema.type ?? '') : '';
};

const ANYTHING: Schema = {};

/** What a list or a map is of; of a map that does not say, anything. */
const elementOf = ({ type, items, properties, additionalProperties }: Schema): Schema | undefined => {
  if (type === 'array') return items ?? ANYTHING;
  if (type !== 'object' || properties !== undefined) return undefined;
  return typeof additionalProperties === 'object' ? additionalProperties : ANYTHING;
};

const formOf = ({ type, properties }: Schema): 'object' | 'value' | 'anything' =>
  properties !== undefined ? 'object' : type === undefined ? 'anything' : 'value';

const referred = ({ $ref = '' }: Schema, { definitions }: Definitions): Schema =>
  definitions[$ref.slice('#/definitions/'.length)] ?? ANYTHING;
