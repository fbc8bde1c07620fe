import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { memberSchema, schemaHas } from '../../apimachinery/structural-schema.ts';
import type { Reading } from './reading.ts';
import { typedDecoder } from './typed-decoder.ts';

/** Whether a schema, or one within it, is that of an object within the object. */
const embeds = schemaHas((schema) => schema['x-kubernetes-embedded-resource'] === true);

/**
 * A value whose embedded objects have metadata like any other: of the fields and types that are compiled in. What embeds
 * nothing comes back as it is.
 *
 * @param metadata the schema of metadata
 */
export const withEmbeddedMetadata = (value: unknown, schema: Schema, metadata: Schema, reading: Reading): unknown => {
  if (typeof value !== 'object' || value === null || !embeds(schema)) return value;
  const { items } = schema;
  if (Array.isArray(value))
    return value.map((each, index) => {
      reading.enterMember(index);
      const read = items === undefined ? each : withEmbeddedMetadata(each, items, metadata, reading);
      reading.leaveMember();
      return read;
    });
  const isObject = schema['x-kubernetes-embedded-resource'] === true;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const own = memberSchema(schema, name);
      const isMetadata = isObject && name === 'metadata';
      reading.enterField(name);
      const read = isMetadata
        ? typedDecoder(metadata)(each, reading)
        : own !== undefined
          ? withEmbeddedMetadata(each, own, metadata, reading)
          : each;
      reading.leaveField();
      return [name, read];
    }),
  );
};
