import { messageFields, type MessageField } from './messages.ts';
import { wellKnown } from './well-known.ts';
import { Writer } from './writer.ts';

/** The bytes of a message from its JSON form. Fields that the message does not have are left out. */
export const encodeMessage = (value: unknown, message: string): Buffer => {
  const fields = wellKnown[message] === undefined ? (value as Record<string, unknown>) : wellKnown[message].fromJson(value);
  const writer = new Writer();
  for (const field of messageFields(message)) {
    const each = fields[field.name];
    if (each === undefined || each === null) continue;
    if (field.mapValue !== undefined) writeMap(writer, field, each as Record<string, unknown>);
    else if (field.repeated) for (const item of each as unknown[]) writeValue(writer, field.number, field.type, item);
    else writeValue(writer, field.number, field.type, each);
  }
  return writer.finish();
};

const writeMap = (writer: Writer, { number, mapValue = '' }: MessageField, map: Record<string, unknown>): void => {
  for (const key of Object.keys(map).sort()) {
    const entry = new Writer();
    entry.bytes(1, key);
    writeValue(entry, 2, mapValue, map[key]);
    writer.bytes(number, entry.finish());
  }
};

const writeValue = (writer: Writer, number: number, type: string, value: unknown): void => {
  switch (type) {
    case 'string':
      return writer.bytes(number, String(value));
    case 'bytes':
      return writer.bytes(number, Buffer.from(String(value), 'base64'));
    case 'bool':
      return writer.number(number, value === true ? 1 : 0);
    case 'int32':
    case 'int64':
    case 'uint32':
    case 'uint64':
      return writer.number(number, Math.trunc(Number(value)));
    case 'double':
      return writer.double(number, Number(value));
    default:
      return writer.bytes(number, encodeMessage(value, type));
  }
};
