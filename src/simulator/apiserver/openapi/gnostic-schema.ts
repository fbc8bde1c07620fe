import type { Schema } from '../facts/load-facts.ts';
import { any, extension, message, named } from './gnostic-message.ts';

const schemaTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

/** A schema in protobuf. */
export const schemaMessage = (schema: Schema): Buffer =>
  message((writer) => {
    const { required, properties, additionalProperties, type, items } = schema;
    for (const [field, number] of TEXTS) if (schema[field] !== undefined) writer.bytes(number, schema[field]);
    for (const [field, number] of NUMBERS) if (schema[field] !== undefined) writer.double(number, schema[field]);
    for (const [field, number] of COUNTS) if (schema[field] !== undefined) writer.number(number, Number(schema[field]));
    if (schema.default !== undefined) writer.bytes(5, any(schema.default));
    for (const name of required ?? []) writer.bytes(19, name);
    for (const value of schema.enum ?? []) writer.bytes(20, any(value));
    if (additionalProperties !== undefined)
      writer.bytes(
        21,
        message((item) => {
          if (typeof additionalProperties === 'boolean') item.number(2, additionalProperties ? 1 : 0);
          else item.bytes(1, schemaMessage(additionalProperties));
        }),
      );
    if (type !== undefined && schemaTypes.includes(type))
      writer.bytes(
        22,
        message((item) => item.bytes(1, type)),
      );
    if (items !== undefined)
      writer.bytes(
        23,
        message((item) => item.bytes(1, schemaMessage(items))),
      );
    if (properties !== undefined) {
      writer.bytes(
        25,
        message((each) => {
          for (const [name, property] of Object.entries(properties))
            each.bytes(1, named(name, schemaMessage(property)));
        }),
      );
    }
    for (const [name, value] of Object.entries(schema))
      if (name.startsWith('x-')) writer.bytes(31, extension(name, value));
  });

/** Fields of a schema, and their numbers. */
const TEXTS = [
  ['$ref', 1],
  ['format', 2],
  ['title', 3],
  ['description', 4],
  ['pattern', 13],
] as const;

const NUMBERS = [
  ['multipleOf', 6],
  ['maximum', 7],
  ['minimum', 9],
] as const;

const COUNTS = [
  ['exclusiveMaximum', 8],
  ['exclusiveMinimum', 10],
  ['maxLength', 11],
  ['minLength', 12],
  ['maxItems', 14],
  ['minItems', 15],
  ['uniqueItems', 16],
  ['maxProperties', 17],
  ['minProperties', 18],
] as const;
