import type { SwaggerDocument } from './document-v2.ts';
import { message, named } from './gnostic-message.ts';
import { pathMessage } from './gnostic-path.ts';
import { schemaMessage } from './gnostic-schema.ts';

/**
 * A Swagger 2.0 document in protobuf, which older clients insist on.
 *
 * @see https://github.com/google/gnostic/blob/main/openapiv2/OpenAPIv2.proto
 */
export const encodeDocument = ({
  swagger,
  info,
  paths,
  definitions,
  security,
  securityDefinitions,
}: SwaggerDocument): Buffer =>
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
        for (const [path, item] of Object.entries(paths)) each.bytes(2, named(path, pathMessage(item)));
      }),
    );
    document.bytes(
      9,
      message((each) => {
        for (const [name, schema] of Object.entries(definitions)) each.bytes(1, named(name, schemaMessage(schema)));
      }),
    );
    for (const requirement of security)
      document.bytes(
        12,
        message((each) => {
          for (const name of Object.keys(requirement)) each.bytes(1, named(name, Buffer.alloc(0)));
        }),
      );
    document.bytes(
      13,
      message((each) => {
        for (const [name, definition] of Object.entries(securityDefinitions))
          each.bytes(1, named(name, securityMessage(definition)));
      }),
    );
  });

const securityMessage = (definition: SwaggerDocument['securityDefinitions'][string]): Buffer =>
  message((item) =>
    item.bytes(
      2,
      message((key) => {
        key.bytes(1, definition.type);
        key.bytes(2, definition.name);
        key.bytes(3, definition.in);
        key.bytes(4, definition.description);
      }),
    ),
  );
