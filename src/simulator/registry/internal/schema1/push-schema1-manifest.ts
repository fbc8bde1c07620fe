import { digestOf } from '../../../../distribution/verified-content.ts';
import { isDigest } from '../../../../image/digest.ts';
import { InvalidManifestError } from '../../../../image/manifest.ts';
import { mediaType } from '../../../../image/media-type.ts';
import { parseSchema1Manifest, type Schema1Manifest } from '../../../../image/schema1-manifest.ts';
import type { AcceptedManifest } from '../../api/repository.ts';
import { RegistryError } from '../../http/registry-error.ts';
import { publishImage } from '../publish-image.ts';
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
  const { host, namespace, stream, blobs, store } = context;
  const manifest = read(content);
  const canonical = Buffer.from(manifest.canonical);
  const digest = digestOf(canonical);
  if (isDigest(reference) && reference !== digest) throw new RegistryError('DIGEST_INVALID');
  const dockerImageLayers = await layersOf(context, manifest);
  await blobs.write(digest, canonical);
  await store.linkRevision(digest);
  await publishImage(context, reference, {
    metadata: {
      name: digest,
      annotations: {
        'openshift.io/image.managed': 'true',
        'image.openshift.io/manifestBlobStored': 'true',
        'image.openshift.io/dockerLayersOrder': 'ascending',
      },
    },
    dockerImageReference: `${host}/${namespace}/${stream}@${digest}`,
    dockerImageManifest: content.toString(),
    dockerImageManifestMediaType: mediaType.dockerSchema1Signed,
    dockerImageConfig: '',
    dockerImageLayers,
  });
  return { digest };
};

const read = (content: Buffer): Schema1Manifest => {
  try {
    return parseSchema1Manifest(content);
  } catch (error) {
    if (error instanceof InvalidManifestError)
      throw new RegistryError('MANIFEST_INVALID', { detail: {}, cause: error });
    throw error;
  }
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
      size: await blobSize(context, name).catch(unlessUnknown),
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

const unlessUnknown = (error: unknown): undefined => {
  if (error instanceof RegistryError && error.code === 'BLOB_UNKNOWN') return undefined;
  throw error;
};
