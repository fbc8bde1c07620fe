import { Writer } from '../protobuf/writer.ts';
import type { SwaggerDocument, SwaggerOperation, SwaggerParameter, SwaggerSchema } from './document-v2.ts';

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
const extension = (name: string, value: unknown): Buffer =>
  named(
    name,
    message((any) => any.bytes(2, `${JSON.stringify(value)}\n`)),
  );

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

const schemaMessage = (schema: SwaggerSchema): Buffer =>
  message((writer) => {
    const { $ref, description, type, format, required, properties, additionalProperties, items } = schema;
    if ($ref !== undefined) writer.bytes(1, $ref);
    if (format !== undefined) writer.bytes(2, format);
    if (description !== undefined) writer.bytes(4, description);
    for (const name of required ?? []) writer.bytes(19, name);
    if (additionalProperties !== undefined)
      writer.bytes(
        21,
        message((item) => item.bytes(1, schemaMessage(additionalProperties))),
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
