import { digestOf } from '../../../distribution/verified-content.ts';
import type { Descriptor } from '../../../image/descriptor.ts';
import { isDigest } from '../../../image/digest.ts';
import type { Manifest } from '../../../image/manifest.ts';
import { mediaType } from '../../../image/media-type.ts';
import { referencedBlobs } from '../../../image/referenced-blobs.ts';
import type { AcceptedManifest, ManifestPush } from '../api/repository.ts';
import { type ApiFailure, isApiFailure, type PushedImage } from '../cluster-api.ts';
import { RegistryError } from '../http/registry-error.ts';
import { readPushedManifest } from './read-pushed-manifest.ts';
import { blobSize } from './stream-blobs.ts';
import type { StreamContext } from './stream-context.ts';

/**
 * Takes a pushed manifest: stores it, then makes it the image of the tag in the API; the stream is created with the rights of
 * whoever pushes. A push by digest makes only the image, for the parts of a list.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/manifestservice.go
 */
export const pushManifest = async (
  context: StreamContext,
  { reference, content, mediaType: declared }: ManifestPush,
): Promise<AcceptedManifest> => {
  const manifest = readPushedManifest(content, declared);
  const digest = digestOf(content);
  if (isDigest(reference) && reference !== digest) throw new RegistryError('DIGEST_INVALID');
  await requireBlobs(context, requiredBlobs(manifest));
  await context.blobs.write(digest, content);
  await context.store.linkRevision(digest);
  const image = await pushedImage(context, digest, manifest, content);
  try {
    if (isDigest(reference) && !context.servesPartsOfLists) throw new RegistryError('UNKNOWN', { detail: {} });
    if (isDigest(reference)) await createImage(context, image);
    else await mapTag(context, reference, image);
  } catch (error) {
    if (isApiFailure(error, 403) || isApiFailure(error, 404) || exceedsLimit(error)) throw new RegistryError('DENIED');
    throw error;
  }
  return { digest };
};

/** Whether a stream would have more tags or images than its project allows, which the API calls invalid. */
const exceedsLimit = (error: unknown): boolean =>
  isApiFailure(error, 422) && (error.message ?? '').includes('exceeds the maximum limit');

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
  const found = await blobSize(context, digest).catch((error: unknown) => {
    if (error instanceof RegistryError && error.code === 'BLOB_UNKNOWN') return undefined;
    throw error;
  });
  if (found === undefined) return [new RegistryError('MANIFEST_BLOB_UNKNOWN', { detail: digest })];
  if (found === size) return [];
  const detail = { Digest: digest, ActualSize: found, SizeInManifest: size };
  return [new RegistryError('UNKNOWN'), new RegistryError('UNKNOWN', { detail })];
};

const pushedImage = async (
  { host, namespace, stream, blobs }: StreamContext,
  digest: string,
  manifest: Manifest,
  content: Buffer,
): Promise<PushedImage> => ({
  metadata: {
    name: digest,
    annotations: { 'openshift.io/image.managed': 'true', 'image.openshift.io/manifestBlobStored': 'true' },
  },
  dockerImageReference: `${host}/${namespace}/${stream}@${digest}`,
  dockerImageManifest: content.toString(),
  dockerImageManifestMediaType: manifest.mediaType,
  dockerImageConfig: manifest.kind === 'image' ? ((await blobs.read(manifest.config.digest))?.toString() ?? '') : '',
});

/** Here, unlike for a tag, a refusal of the API is told as Go writes it. */
const createImage = async ({ api }: StreamContext, image: PushedImage): Promise<void> => {
  await api.createImage(image).catch((error: unknown) => {
    if (isApiFailure(error, 409)) return;
    const { kind: _, apiVersion: __, ...status } = (error as Partial<ApiFailure>).status ?? {};
    throw 'code' in status ? new RegistryError('UNKNOWN', { detail: { ErrStatus: status } }) : error;
  });
};

const mapTag = async (
  { api, namespace, stream, caller }: StreamContext,
  tag: string,
  image: PushedImage,
): Promise<void> => {
  const map = (): Promise<void> => api.createImageStreamMapping(namespace, stream, tag, image);
  await map().catch(async (error: unknown) => {
    if (!isApiFailure(error, 404) || error.details?.kind !== 'imagestreammappings') throw error;
    await api.createImageStream(caller.token, namespace, stream).catch((refusal: unknown) => {
      if (!isApiFailure(refusal, 409)) throw refusal;
    });
    await map();
  });
};
