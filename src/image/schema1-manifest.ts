import { isJsonObject } from './json-object.ts';
import { jsonSyntaxError } from './json-syntax-error.ts';
import { InvalidManifestError } from './manifest.ts';
import { isImageManifestType, isIndexType } from './media-type.ts';

/** The manifest of an image in the first schema of Docker's registry, which signs it and keeps the configuration in its history. */
export interface Schema1Manifest {
  /** What the digest covers: the text without its signatures. */
  readonly canonical: Uint8Array;
  /** Digests of layers, the youngest first; those of steps that changed no file are there as well. */
  readonly layers: readonly string[];
  /** What Docker's first API said of each layer, as JSON, the youngest first. */
  readonly history: readonly string[];
  readonly signatures: readonly ManifestSignature[];
}

/** A JSON web signature of such a manifest, as far as it is needed to verify it. */
export interface ManifestSignature {
  /** The signer's public key, as the header carries it. */
  readonly key: unknown;
  /** Base64url. */
  readonly header: string;
  /** Base64url. */
  readonly signature: string;
}

/**
 * Reads a signed manifest of schema 1. Its signatures say where the signed text ends and are not verified here: registries sign with a
 * key of the day.
 *
 * @throws {InvalidManifestError} in the words of Docker's libtrust
 * @see https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md
 */
export const parseSchema1Manifest = (content: Uint8Array): Schema1Manifest => {
  const signatures = signaturesIn(content);
  const canonical = canonicalText(content, signatures);
  const { fsLayers, history } = parseObject(canonical, '') as {
    fsLayers?: readonly { blobSum?: string }[] | null;
    history?: readonly { v1Compatibility?: string }[] | null;
  };
  return {
    canonical,
    layers: (fsLayers ?? []).map(({ blobSum = '' }) => blobSum),
    history: (history ?? []).map(({ v1Compatibility = '' }) => v1Compatibility),
    signatures: signatures.map(signatureOf),
  };
};

/** What the digest of a manifest covers: its bytes, and where it may be a signed one of schema 1, those without the signatures. */
export const signedPart = (content: Uint8Array, type: string): Uint8Array => {
  if (isImageManifestType(type) || isIndexType(type)) return content;
  try {
    return canonicalText(content, signaturesIn(content));
  } catch (error) {
    if (error instanceof InvalidManifestError) return content;
    throw error;
  }
};

const signaturesIn = (content: Uint8Array): readonly unknown[] => {
  const { signatures } = parseObject(content, 'error unmarshalling content: ') as { signatures?: unknown };
  if (signatures === undefined) throw new InvalidManifestError('missing signature key');
  if (!Array.isArray(signatures)) throw new InvalidManifestError('error unmarshalling signatures: no list');
  return signatures;
};

const signatureOf = (value: unknown): ManifestSignature => {
  const { header, protected: form, signature } = value as Record<string, unknown>;
  return { key: (header as { jwk?: unknown } | undefined)?.jwk, header: String(form), signature: String(signature) };
};

/** The beginning of the document up to where the signatures were put in, and the end that every signature holds. */
const canonicalText = (content: Uint8Array, signatures: readonly unknown[]): Uint8Array => {
  const forms = signatures.map(formOf);
  const [{ formatLength, formatTail } = { formatLength: 0, formatTail: '' }] = forms;
  if (forms.some((form) => form.formatLength !== formatLength))
    throw new InvalidManifestError('conflicting format length');
  if (forms.some((form) => form.formatTail !== formatTail)) throw new InvalidManifestError('conflicting format tail');
  if (formatLength > content.length) throw new InvalidManifestError('invalid format length');
  return Uint8Array.from([...content.subarray(0, formatLength), ...decode(formatTail)]);
};

/** Where a signature says that the text ends. */
const formOf = (signature: unknown): { formatLength: number; formatTail: string } => {
  const { protected: header } = signature as { protected?: unknown };
  const { formatLength, formatTail } = parseObject(
    decode(typeof header === 'string' ? header : ''),
    'error unmarshalling protected header: ',
  );
  if (typeof formatLength !== 'number') throw new InvalidManifestError('missing formatted length');
  if (typeof formatTail !== 'string') throw new InvalidManifestError('missing formatted tail');
  return { formatLength, formatTail };
};

/** Bytes from base64url. */
const decode = (text: string): Uint8Array => {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  } catch (cause) {
    throw new InvalidManifestError('base64 decode error: illegal base64 data', { cause });
  }
};

const parseObject = (content: Uint8Array, context: string): Readonly<Record<string, unknown>> => {
  const text = new TextDecoder().decode(content);
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new InvalidManifestError(`${context}${jsonSyntaxError(text)}`, { cause });
  }
  throw new InvalidManifestError(`${context}the manifest is not a JSON object`);
};
