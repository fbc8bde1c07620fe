import { Writer } from '../protobuf/writer.ts';

/** A message in protobuf, whose fields `write` writes. */
export const message = (write: (writer: Writer) => void): Buffer => {
  const writer = new Writer();
  write(writer);
  return writer.finish();
};

/** An entry of what would be a map elsewhere. */
export const named = (name: string, value: Uint8Array): Buffer =>
  message((writer) => {
    writer.bytes(1, name);
    writer.bytes(2, value);
  });

/** A value of any shape is written as YAML; JSON is YAML. */
export const any = (value: unknown): Buffer => message((writer) => writer.bytes(2, `${JSON.stringify(value)}\n`));

export const extension = (name: string, value: unknown): Buffer => named(name, any(value));
