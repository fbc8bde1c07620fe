import type { SwaggerOperation, SwaggerParameter, SwaggerPath } from './document-v2.ts';
import { extension, message, named } from './gnostic-message.ts';
import { schemaMessage } from './gnostic-schema.ts';

const methods = { get: 2, put: 3, post: 4, delete: 5, options: 6, head: 7, patch: 8 } as const;

/** The operations of a path in protobuf, and the parameters that they share. */
export const pathMessage = ({ parameters = [], ...operations }: SwaggerPath): Buffer =>
  message((writer) => {
    for (const [method, operation] of Object.entries(operations))
      writer.bytes(methods[method as keyof typeof methods], operationMessage(operation));
    for (const parameter of parameters) writer.bytes(9, parameterItem(parameter));
  });

const operationMessage = (operation: SwaggerOperation): Buffer =>
  message((writer) => {
    for (const tag of operation.tags ?? []) writer.bytes(1, tag);
    writer.bytes(3, operation.description);
    writer.bytes(5, operation.operationId);
    for (const type of operation.produces) writer.bytes(6, type);
    for (const type of operation.consumes) writer.bytes(7, type);
    for (const parameter of operation.parameters ?? []) writer.bytes(8, parameterItem(parameter));
    writer.bytes(
      9,
      message((responses) => {
        for (const [code, response] of Object.entries(operation.responses))
          responses.bytes(1, named(code, responseValue(response)));
      }),
    );
    for (const scheme of operation.schemes) writer.bytes(10, scheme);
    for (const name of ['x-kubernetes-action', 'x-kubernetes-group-version-kind'] as const)
      if (operation[name] !== undefined) writer.bytes(13, extension(name, operation[name]));
  });

const responseValue = ({ description, schema }: SwaggerOperation['responses'][string]): Buffer => {
  const response = message((each) => {
    each.bytes(1, description);
    if (schema === undefined) return;
    each.bytes(
      2,
      message((item) => item.bytes(1, schemaMessage(schema))),
    );
  });
  return message((value) => value.bytes(1, response));
};

const parameterItem = (parameter: SwaggerParameter): Buffer =>
  message((item) => item.bytes(1, parameter.in === 'body' ? bodyParameter(parameter) : plainParameter(parameter)));

const bodyParameter = ({ name, in: where, required, schema }: SwaggerParameter): Buffer =>
  message((parameter) =>
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

/** Query parameters have one field more than path parameters, before their type. */
const plainParameter = ({ name, in: where, description, required, uniqueItems, type = 'string' }: SwaggerParameter) => {
  const shift = where === 'query' ? 1 : 0;
  const plain = message((writer) => {
    writer.number(1, required ? 1 : 0);
    writer.bytes(2, where);
    if (description !== undefined) writer.bytes(3, description);
    writer.bytes(4, name);
    writer.bytes(5 + shift, type);
    writer.number(19 + shift, uniqueItems ? 1 : 0);
  });
  return message((parameter) =>
    parameter.bytes(
      2,
      message((nonBody) => nonBody.bytes(where === 'query' ? 3 : 4, plain)),
    ),
  );
};
