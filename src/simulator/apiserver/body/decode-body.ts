import { StatusError } from '../../apimachinery/status-error.ts';
import { type Headers, header } from '../transport/exchange.ts';
import { parseJson } from './parse-json.ts';

const accepted = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'];

/**
 * Reads a body by its content type. `expected` is the kind that it is wanted as, for the texts of refusals.
 *
 * @param complaints gets what strict reading says of a YAML text
 * @throws StatusError 400 for a malformed body, 415 for another content type
 */
export const decodeBody = async (
  headers: Headers,
  body: Buffer,
  expected: string,
  complaints?: string[],
): Promise<unknown> => {
  const type = mediaType(header(headers, 'content-type'));
  if (type === 'application/json' || type === '') return parseJson(body, expected);
  if (type === 'application/yaml') return (await import('./parse-yaml.ts')).parseYaml(body, expected, complaints);
  if (type === 'application/vnd.kubernetes.protobuf')
    return (await import('../protobuf/decode-envelope.ts')).decodeEnvelope(body, expected);
  throw unsupportedMediaType(accepted);
};

export const mediaType = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The refusal of a body of a type that a path does not take at all. */
export const unknownMediaType = (): StatusError =>
  new StatusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});

export const unsupportedMediaType = (types: readonly string[]): StatusError =>
  new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${types.join(', ')}`,
  );
