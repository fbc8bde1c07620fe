import { type MessageField, messageFields } from './messages.ts';
import { wellKnown } from './well-known.ts';
import { Writer } from './writer.ts';

/** The bytes of a message from its JSON form. Fields that the message does not have are left out. */
export const encodeMessage = (value: unknown, message: string): Buffer => {
  const fields =
    wellKnown[message] === undefined ? (value as Record<string, unknown>) : wellKnown[message].fromJson(value);
  const writer = new Writer();
  for (const field of messageFields(message)) {
    if (field.inline) {
      writer.bytes(field.number, encodeMessage(fields, field.type));
      continue;
    }
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

type Scalar = (writer: Writer, number: number, value: unknown) => void;

const integer: Scalar = (writer, number, value) =>
  writer.number(number, typeof value === 'bigint' ? value : Math.trunc(Number(value)));

const scalars: Readonly<Record<string, Scalar>> = {
  string: (writer, number, value) => writer.bytes(number, String(value)),
  bytes: (writer, number, value) => writer.bytes(number, Buffer.from(String(value), 'base64')),
  bool: (writer, number, value) => writer.number(number, value === true ? 1 : 0),
  double: (writer, number, value) => writer.double(number, Number(value)),
  int32: integer,
  int64: integer,
  uint32: integer,
  uint64: integer,
};

const writeValue = (writer: Writer, number: number, type: string, value: unknown): void => {
  const scalar = scalars[type];
  if (scalar === undefined) writer.bytes(number, encodeMessage(value, type));
  else scalar(writer, number, value);
};
