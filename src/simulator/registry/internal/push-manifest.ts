import type { Descriptor } from '../../../image/descriptor.ts';
import type { Manifest } from '../../../image/manifest.ts';
import { isImageManifestType, isIndexType, mediaType } from '../../../image/media-type.ts';
import { referencedBlobs } from '../../../image/referenced-blobs.ts';
import type { AcceptedManifest, ManifestPush } from '../api/repository.ts';
import { RegistryError } from '../http/registry-error.ts';
import { publishImage, pushedDigest } from './publish-image.ts';
import { readPushedManifest } from './read-pushed-manifest.ts';
import { pushSchema1Manifest } from './schema1/push-schema1-manifest.ts';
import { blobSize, storedAs } from './stream-blobs.ts';
import type { StreamContext } from './stream-context.ts';

/**
 * Takes a pushed manifest: stores it, then makes it an image in the API. What has no type of a later schema is read as one of the
 * first.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/manifestservice.go
 */
export const pushManifest = async (
  context: StreamContext,
  { reference, content, mediaType: declared }: ManifestPush,
): Promise<AcceptedManifest> => {
  const type = declared.split(';')[0]?.trim() ?? '';
  if (!isImageManifestType(type) && !isIndexType(type)) return pushSchema1Manifest(context, reference, content);
  const manifest = readPushedManifest(content, type);
  const digest = pushedDigest(reference, content);
  await requireBlobs(context, requiredBlobs(manifest));
  const config = manifest.kind === 'image' ? await readStored(context, manifest.config.digest) : undefined;
  return publishImage(context, reference, {
    digest,
    stored: content,
    dockerImageManifest: content.toString(),
    dockerImageManifestMediaType: manifest.mediaType,
    dockerImageConfig: config?.toString() ?? '',
  });
};

/** Documents of OCI have no layers that could be elsewhere, whatever their type says. */
const requiredBlobs = (manifest: Manifest): Descriptor[] =>
  manifest.kind === 'image' && manifest.mediaType === mediaType.ociManifest
    ? [manifest.config, ...manifest.layers]
    : referencedBlobs(manifest);

/** Names every blob that is not there, or not of the size that the manifest says. */
const requireBlobs = async (context: StreamContext, blobs: readonly Descriptor[]): Promise<void> => {
  const found = await Promise.all(blobs.map((blob) => blobProblems(context, blob)));
  if (found.flat().length > 0) throw RegistryError.all(found.flat());
};

const blobProblems = async (context: StreamContext, { digest, size }: Descriptor): Promise<RegistryError[]> => {
  const found = await blobSize(context, digest);
  if (found === undefined) return [new RegistryError('MANIFEST_BLOB_UNKNOWN', { detail: digest })];
  if (found === size) return [];
  const detail = { Digest: digest, ActualSize: found, SizeInManifest: size };
  return [new RegistryError('UNKNOWN'), new RegistryError('UNKNOWN', { detail })];
};

/** A configuration, wherever in storage it is. */
const readStored = async (context: StreamContext, digest: string): Promise<Buffer | undefined> =>
  context.blobs.read((await storedAs(context, digest)) ?? digest);
