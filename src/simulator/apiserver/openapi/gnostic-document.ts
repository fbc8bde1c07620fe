import type { Schema } from '../facts/load-facts.ts';
import { Writer } from '../protobuf/writer.ts';
import type { SwaggerDocument, SwaggerOperation, SwaggerParameter } from './document-v2.ts';

type Write = (writer: Writer) => void;

/**
 * A Swagger 2.0 document in protobuf, which older clients insist on.
 *
 * @see https://github.com/google/gnostic/blob/main/openapiv2/OpenAPIv2.proto
 */
export const encodeDocument = ({ swagger, info, paths, definitions }: SwaggerDocument): Buffer =>
  message((document) => {
    document.bytes(1, swagger);
    document.bytes(
      2,
      message((each) => {
        each.bytes(1, info.title);
        each.bytes(2, info.version);
      }),
    );
    document.bytes(
      8,
      message((each) => {
        for (const [path, operations] of Object.entries(paths)) each.bytes(2, named(path, pathItem(operations)));
      }),
    );
    document.bytes(
      9,
      message((each) => {
        for (const [name, schema] of Object.entries(definitions)) each.bytes(1, named(name, schemaMessage(schema)));
      }),
    );
  });

const methods: Readonly<Record<string, number>> = { get: 2, put: 3, post: 4, delete: 5, patch: 8 };
const schemaTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

const message = (write: Write): Buffer => {
  const writer = new Writer();
  write(writer);
  return writer.finish();
};

const named = (name: string, value: Uint8Array): Buffer =>
  message((writer) => {
    writer.bytes(1, name);
    writer.bytes(2, value);
  });

/** A value of any shape is written as YAML; JSON is YAML. */
const any = (value: unknown): Buffer => message((writer) => writer.bytes(2, `${JSON.stringify(value)}\n`));

const extension = (name: string, value: unknown): Buffer => named(name, any(value));

const pathItem = (operations: Readonly<Record<string, SwaggerOperation>>): Buffer =>
  message((writer) => {
    for (const [method, operation] of Object.entries(operations))
      writer.bytes(methods[method] ?? 2, operationMessage(operation));
  });

const operationMessage = (operation: SwaggerOperation): Buffer =>
  message((writer) => {
    for (const type of operation.produces) writer.bytes(6, type);
    for (const type of operation.consumes ?? []) writer.bytes(7, type);
    for (const parameter of operation.parameters)
      writer.bytes(
        8,
        message((item) => item.bytes(1, parameterMessage(parameter))),
      );
    writer.bytes(
      9,
      message((responses) => {
        for (const [code, { description, schema }] of Object.entries(operation.responses)) {
          const response = message((each) => {
            each.bytes(1, description);
            each.bytes(
              2,
              message((item) => item.bytes(1, schemaMessage(schema))),
            );
          });
          responses.bytes(
            1,
            named(
              code,
              message((value) => value.bytes(1, response)),
            ),
          );
        }
      }),
    );
    writer.bytes(13, extension('x-kubernetes-action', operation['x-kubernetes-action']));
    writer.bytes(13, extension('x-kubernetes-group-version-kind', operation['x-kubernetes-group-version-kind']));
  });

/** Query parameters have one field more than path parameters, before their type. */
const parameterMessage = ({ name, in: where, required, type = 'string', schema }: SwaggerParameter): Buffer => {
  if (where === 'body') {
    return message((parameter) =>
      parameter.bytes(
        1,
        message((writer) => {
          writer.bytes(2, name);
          writer.bytes(3, where);
          writer.number(4, required ? 1 : 0);
          if (schema !== undefined) writer.bytes(5, schemaMessage(schema));
        }),
      ),
    );
  }
  const plain = message((writer) => {
    writer.number(1, required ? 1 : 0);
    writer.bytes(2, where);
    writer.bytes(4, name);
    writer.bytes(where === 'query' ? 6 : 5, type);
  });
  return message((parameter) =>
    parameter.bytes(
      2,
      message((nonBody) => nonBody.bytes(where === 'query' ? 3 : 4, plain)),
    ),
  );
};

const schemaMessage = (schema: Schema): Buffer =>
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
