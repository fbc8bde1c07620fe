import { encodeEnvelope } from './encode-envelope.ts';
import { Writer } from './writer.ts';

/**
 * One frame of a watch in protobuf: four bytes of length, then a `WatchEvent` whose object is in its own envelope.
 * `undefined` for objects that have no message.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding-idl
 */
export const encodeWatchEvent = (type: string, object: { apiVersion?: string; kind?: string }): Buffer | undefined => {
  const envelope = encodeEnvelope(object);
  if (envelope === undefined) return undefined;
  const raw = new Writer();
  raw.bytes(1, envelope);
  const event = new Writer();
  event.bytes(1, type);
  event.bytes(2, raw.finish());
  const message = event.finish();
  const frame = Buffer.alloc(4 + message.length);
  frame.writeUInt32BE(message.length);
  message.copy(frame, 4);
  return frame;
};
