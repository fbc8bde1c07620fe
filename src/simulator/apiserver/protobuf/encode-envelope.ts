import { MAGIC } from './decode-envelope.ts';
import { encodeMessage } from './encode-message.ts';
import { messageName } from './messages.ts';
import { Writer } from './writer.ts';

/** An object in its protobuf form; `undefined` for kinds that have no message. */
export const encodeEnvelope = (object: { apiVersion?: string; kind?: string }): Buffer | undefined => {
  const { apiVersion = '', kind = '' } = object;
  const message = messageName(apiVersion, kind);
  if (message === undefined) return undefined;
  const typeMeta = new Writer();
  typeMeta.bytes(1, apiVersion);
  typeMeta.bytes(2, kind);
  const unknown = new Writer();
  unknown.bytes(1, typeMeta.finish());
  unknown.bytes(2, encodeMessage(object, message));
  unknown.bytes(3, '');
  unknown.bytes(4, '');
  return Buffer.concat([MAGIC, unknown.finish()]);
};
