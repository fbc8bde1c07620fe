import { mediaType } from '../../../../image/media-type.ts';
import { parseSchema1Manifest, type Schema1Manifest } from '../../../../image/schema1-manifest.ts';
import type { AcceptedManifest } from '../../api/repository.ts';
import { RegistryError } from '../../http/registry-error.ts';
import { publishImage, pushedDigest } from '../publish-image.ts';
import { orInvalid } from '../read-pushed-manifest.ts';
import { blobSize } from '../stream-blobs.ts';
import type { StreamContext } from '../stream-context.ts';
import { isSigned } from './is-signed.ts';

/**
 * Takes a signed manifest of Docker's first schema. What is stored is the part that its signatures cover: who pulls it gets a
 * signature of the registry.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/manifesthandler/manifestschema1handler.go
 */
export const pushSchema1Manifest = async (
  context: StreamContext,
  reference: string,
  content: Buffer,
): Promise<AcceptedManifest> => {
  const manifest = orInvalid(() => parseSchema1Manifest(content));
  const stored = Buffer.from(manifest.canonical);
  const digest = pushedDigest(reference, stored);
  return publishImage(context, reference, {
    digest,
    stored,
    dockerImageManifest: content.toString(),
    dockerImageManifestMediaType: mediaType.dockerSchema1Signed,
    dockerImageConfig: '',
    dockerImageLayers: await layersOf(context, manifest),
  });
};

/**
 * The layers, the oldest first, with their sizes, which such a manifest does not tell.
 *
 * @throws {RegistryError} everything that is wrong with the manifest
 */
const layersOf = async (context: StreamContext, manifest: Schema1Manifest) => {
  const layers = await Promise.all(
    manifest.layers.map(async (name) => ({
      name,
      size: await blobSize(context, name),
      mediaType: mediaType.dockerSchema1Layer,
    })),
  );
  const missing = new Set(layers.filter(({ size }) => size === undefined).map(({ name }) => name));
  const problems = [
    ...(manifest.history.length === manifest.layers.length ? [] : mismatched),
    ...(isSigned(manifest) ? [] : [new RegistryError('MANIFEST_UNVERIFIED')]),
    ...[...missing].map((detail) => new RegistryError('MANIFEST_BLOB_UNKNOWN', { detail })),
  ];
  if (problems.length > 0) throw RegistryError.all(problems);
  return layers.map((layer) => ({ ...layer, size: layer.size ?? 0 })).reverse();
};

const mismatched = [new RegistryError('UNKNOWN'), new RegistryError('UNKNOWN', { detail: {} })];
