import { badRequest } from '../../apimachinery/status-error.ts';
import { unrecognized } from '../body/parse-json.ts';
import { decodeMessage } from './decode-message.ts';
import { messageName } from './messages.ts';

/** The first four bytes of every object in protobuf. */
export const MAGIC = Buffer.from('k8s\0');

/**
 * An object from its protobuf form: `k8s\0`, then a `runtime.Unknown` that says which message it carries.
 *
 * @throws StatusError 400 when it is malformed, or of a kind without a known message
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding-idl
 */
export const decodeEnvelope = (body: Buffer, expected: string): unknown => {
  if (!body.subarray(0, 4).equals(MAGIC))
    throw unrecognized(
      expected,
      'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]',
      body,
    );
  try {
    const unknown = decodeMessage(body.subarray(4), 'k8s.io.apimachinery.pkg.runtime.Unknown') as {
      typeMeta?: { apiVersion?: string; kind?: string };
      raw?: string;
    };
    const { apiVersion = '', kind = '' } = unknown.typeMeta ?? {};
    const raw = Buffer.from(unknown.raw ?? '', 'base64');
    const message = messageName(apiVersion, kind);
    if (message === undefined)
      throw badRequest(`no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`);
    return { apiVersion, kind, ...(decodeMessage(raw, message) as object) };
  } catch (error) {
    if (error instanceof RangeError) throw unrecognized(expected, 'unexpected EOF', body);
    throw error;
  }
};
