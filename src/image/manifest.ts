import type { Descriptor } from './descriptor.ts';
import { isDigest } from './digest.ts';
import { isJsonObject } from './json-object.ts';
import { jsonSyntaxError } from './json-syntax-error.ts';
import { isImageManifestType, isIndexType, mediaType as types } from './media-type.ts';

interface ManifestBase {
  readonly mediaType: string;
  readonly subject?: Descriptor;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The manifest of one image: Docker schema 2 or OCI. */
export interface ImageManifest extends ManifestBase {
  readonly kind: 'image';
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** A list of manifests: Docker manifest list or OCI index. */
export interface ImageIndex extends ManifestBase {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

/** What the bytes of a manifest mean. The bytes themselves are kept elsewhere: a digest covers bytes, not meaning. */
export type Manifest = ImageManifest | ImageIndex;

/**
 * Parses and checks a manifest. `declaredType` is the content type it came with; the `mediaType` inside the document must agree.
 *
 * @throws {InvalidManifestError} saying which field is wrong
 */
export const parseManifest = (content: string | Uint8Array, declaredType = ''): Manifest => {
  const document = parseDocument(content);
  const type = manifestType(document, declaredType.split(';')[0]?.trim() ?? '');
  const base: ManifestBase = {
    mediaType: type,
    ...(document['subject'] == null ? {} : { subject: descriptor(document['subject'], 'subject') }),
    ...(typeof document['artifactType'] === 'string' ? { artifactType: document['artifactType'] } : {}),
    ...(isJsonObject(document['annotations'])
      ? { annotations: document['annotations'] as Record<string, string> }
      : {}),
  };
  if (isIndexType(type)) return { ...base, kind: 'index', manifests: descriptors(document['manifests'], 'manifests') };
  return {
    ...base,
    kind: 'image',
    config: descriptor(document['config'], 'config'),
    layers: descriptors(document['layers'] ?? [], 'layers'),
  };
};

/** A manifest that no registry would accept. */
export class InvalidManifestError extends Error {
  override readonly name = 'InvalidManifestError';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const parseDocument = (content: string | Uint8Array): Record<string, unknown> => {
  let document: unknown;
  try {
    document = JSON.parse(typeof content === 'string' ? content : utf8.decode(content));
  } catch (error) {
    throw new InvalidManifestError(jsonSyntaxError(textOf(content)) ?? (error as Error).message, { cause: error });
  }
  if (!isJsonObject(document)) throw new InvalidManifestError('the manifest is not a JSON object');
  if (document['schemaVersion'] !== 2) {
    throw new InvalidManifestError(`schemaVersion must be 2, got ${JSON.stringify(document['schemaVersion'])}`);
  }
  return document;
};

const textOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** The type inside wins over none outside; OCI documents may leave it out, and then their fields tell. */
const manifestType = (document: Record<string, unknown>, declared: string): string => {
  const inner = typeof document['mediaType'] === 'string' ? document['mediaType'] : '';
  if (inner && declared && isKnown(declared) && inner !== declared) {
    const condition = declared.includes('.oci.') ? 'if present, ' : '';
    throw new InvalidManifestError(`${condition}mediaType in manifest should be '${declared}' not '${inner}'`);
  }
  const type =
    inner ||
    (isKnown(declared) ? declared : '') ||
    (Array.isArray(document['manifests']) ? types.ociIndex : types.ociManifest);
  if (!isKnown(type)) throw new InvalidManifestError(`unknown manifest type ${type}`);
  return type;
};

const isKnown = (type: string): boolean => isIndexType(type) || isImageManifestType(type);

const descriptors = (value: unknown, field: string): Descriptor[] => {
  if (!Array.isArray(value)) throw new InvalidManifestError(`${field} must be a list`);
  return value.map((item, index) => descriptor(item, `${field}[${index}]`));
};

const descriptor = (value: unknown, field: string): Descriptor => {
  if (!isJsonObject(value)) throw new InvalidManifestError(`${field} must be a descriptor`);
  const { mediaType, digest, size } = value;
  if (typeof digest !== 'string' || !isDigest(digest))
    throw new InvalidManifestError(`${field}.digest is not a digest: ${JSON.stringify(digest)}`);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw new InvalidManifestError(`${field}.size must be a number of bytes, got ${JSON.stringify(size)}`);
  if (typeof mediaType !== 'string') throw new InvalidManifestError(`${field}.mediaType is missing`);
  return value as unknown as Descriptor;
};
