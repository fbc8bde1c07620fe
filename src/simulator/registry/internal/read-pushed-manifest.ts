import type { Descriptor } from '../../../image/descriptor.ts';
import { InvalidManifestError, type Manifest, parseManifest } from '../../../image/manifest.ts';
import { mediaType } from '../../../image/media-type.ts';
import { RegistryError } from '../http/registry-error.ts';

/**
 * Reads a manifest that is pushed to the internal registry, which is stricter than a client has to expect: Docker's documents must name
 * their type themselves. What is wrong the answer does not say.
 *
 * @throws {RegistryError} `MANIFEST_INVALID`, or two of code `UNKNOWN` where the addresses of a layer are wrong
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/manifesthandler/manifestschema2handler.go
 */
export const readPushedManifest = (content: Buffer, type: string): Manifest => {
  const manifest = orInvalid(() => parseManifest(content, type));
  const document = JSON.parse(content.toString()) as Record<string, unknown>;
  if (isOfDocker(type) && document['mediaType'] !== type) throw invalid();
  const foreign = manifest.kind === 'index' ? ['config', 'layers'] : ['manifests'];
  if (!isOfDocker(type) && foreign.some((field) => document[field] != null)) throw invalid();
  if (manifest.kind === 'image' && isOfDocker(type) && manifest.layers.some(hasWrongAddresses))
    throw RegistryError.all([new RegistryError('UNKNOWN'), new RegistryError('UNKNOWN', { detail: {} })]);
  return manifest;
};

/** What is read of a manifest. @throws {RegistryError} `MANIFEST_INVALID` where it is none */
export const orInvalid = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidManifestError) throw invalid(error);
    throw error;
  }
};

const isOfDocker = (type: string): boolean =>
  type === mediaType.dockerManifest || type === mediaType.dockerManifestList;

/** Foreign layers come from elsewhere, and only they do. */
const hasWrongAddresses = ({ mediaType: type, urls = [] }: Descriptor): boolean =>
  (type === mediaType.dockerForeignLayer) !== urls.length > 0;

const invalid = (cause?: unknown): RegistryError => new RegistryError('MANIFEST_INVALID', { detail: {}, cause });
