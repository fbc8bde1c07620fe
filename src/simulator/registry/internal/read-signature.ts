import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import { RegistryError } from '../http/registry-error.ts';

/** A signature as the API takes it. */
export interface SignatureDocument {
  readonly name: string;
  readonly type: string;
  /** Base64. */
  readonly content: string;
}

/**
 * Reads the document that a client sends as a signature. Which names and contents are good is for the API to say. As Go reads it,
 * names of fields may be written with capitals, and those that are absent are empty.
 *
 * @throws {RegistryError} `SIGNATURE_INVALID`
 */
export const readSignature = (text: string): SignatureDocument => {
  const document = parse(text);
  const field = (name: string): unknown =>
    Object.entries(document).findLast(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? undefined;
  const string = (name: string): string => {
    const value = field(name) ?? '';
    if (typeof value !== 'string') throw mismatch(value, name, name === 'content' ? '[]uint8' : 'string');
    return value;
  };
  const version = field('schemaVersion') ?? 0;
  if (typeof version !== 'number') throw mismatch(version, 'schemaVersion', 'int');
  const [name, type, content] = [string('name'), string('type'), string('content')];
  const wrong = content.replace(/[\r\n]/g, '').search(/[^A-Za-z0-9+/=]/);
  if (wrong >= 0) throw invalid(`illegal base64 data at input byte ${wrong}`);
  if (version !== 2) throw invalid({});
  return { name, type: type || 'AtomicImageV1', content };
};

const parse = (text: string): object => {
  if (text.trim() === '') throw invalid('unexpected end of JSON input');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw invalid(jsonSyntaxError(text) ?? (error as Error).message);
  }
  if (document === null) return {};
  if (typeof document !== 'object' || Array.isArray(document))
    throw invalid(`json: cannot unmarshal ${kindOf(document)} into Go value of type server.signature`);
  return document;
};

const mismatch = (value: unknown, field: string, type: string): RegistryError =>
  invalid(`json: cannot unmarshal ${kindOf(value)} into Go struct field signature.${field} of type ${type}`);

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};

const invalid = (detail: unknown): RegistryError => new RegistryError('SIGNATURE_INVALID', { detail });
