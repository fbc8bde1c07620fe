import { DistributionError } from '../../../distribution/distribution-error.ts';
import type { ReceivedManifest, RepositoryClient } from '../../../distribution/repository-client.ts';
import { isDigest } from '../../../image/digest.ts';
import { parseManifest } from '../../../image/manifest.ts';
import { isSchema1Type, mediaType } from '../../../image/media-type.ts';
import type { ImageReference } from '../../../image/reference.ts';
import { formatExact } from '../../../image/reference-format.ts';
import { referencedBlobs } from '../../../image/referenced-blobs.ts';
import { parseSchema1Manifest, signedPart } from '../../../image/schema1-manifest.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ServedManifest } from '../api/repository.ts';
import { isApiFailure } from '../cluster-api.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { StreamContext } from './stream-context.ts';
import { type ImageOrigin, originOf, tagDigest } from './stream-history.ts';

/**
 * Finds the manifest that a tag or digest of an image stream stands for: in storage, in an old image object, or where the image came
 * from; then it is kept. The reference policy of the tag does not matter.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/pullthroughmanifestservice.go
 */
export const findManifest = async (context: StreamContext, reference: string): Promise<ServedManifest> => {
  const isTag = !isDigest(reference);
  const stream = await imageStream(context, isTag);
  const digest = isTag ? tagDigest(stream, reference) : reference;
  if (!digest) throw new RegistryError('MANIFEST_UNKNOWN', { detail: { Tag: reference } });
  const manifest = await byDigest(context, stream, digest);
  remember(context, manifest);
  return manifest;
};

const byDigest = async (context: StreamContext, stream: ImageStream, digest: string): Promise<ServedManifest> => {
  const origin = await originInStream(context, stream, digest);
  const image = origin && (await context.api.getImage(digest).catch(unlessNotFound));
  if (!origin || !image) throw unknownRevision(context, digest);
  const stored = await context.blobs.read(digest);
  const content = stored ?? (image.dockerImageManifest ? Buffer.from(image.dockerImageManifest) : undefined);
  if (content === undefined) return pullThrough(context, origin, digest);
  const { dockerImageManifestMediaType: type = '' } = image;
  if (isSchema1Type(type)) return withSignature(context, digest, content);
  return { digest, mediaType: parseManifest(content, type).mediaType, content };
};

/** A manifest of Docker's first schema is signed by the registry itself whenever it is served. */
const withSignature = ({ signingKey }: StreamContext, digest: string, content: Buffer): ServedManifest => {
  const type = mediaType.dockerSchema1Signed;
  const canonical = new TextDecoder().decode(signedPart(content, type));
  return { digest, mediaType: type, content: Buffer.from(signingKey.sign(canonical)) };
};

/** Where an image of the history came from. A manifest that is part of a list in the history comes from the repository of the list. */
export const originInStream = async (
  { api, namespace, stream: name, servesPartsOfLists }: StreamContext,
  stream: ImageStream,
  digest: string,
): Promise<ImageOrigin | undefined> => {
  const own = originOf(stream, digest);
  if (own || !servesPartsOfLists) return own;
  const { images } = await api.getImageStreamLayers(namespace, name);
  const parent = Object.entries(images).find(([, image]) => image.manifests?.includes(digest))?.[0];
  return parent === undefined ? undefined : originOf(stream, parent);
};

const pullThrough = async (context: StreamContext, origin: ImageOrigin, digest: string): Promise<ServedManifest> => {
  if (origin.reference.registry === context.host) throw unknownRevision(context, digest);
  const reference = { ...origin.reference, id: digest };
  const manifest = await fromFirst(await context.remotes.open(context, { ...origin, reference }), reference);
  if (context.mirror) {
    await context.blobs.write(digest, signedPart(manifest.content, manifest.mediaType));
    await context.store.linkRevision(digest);
  }
  return manifest;
};

/** The first registry that has it is enough; the last one's failure is told. */
const fromFirst = async (
  remotes: readonly RepositoryClient[],
  reference: ImageReference,
): Promise<ReceivedManifest> => {
  let failure: DistributionError | undefined;
  for (const remote of remotes) {
    try {
      return await remote.getManifest(reference.id);
    } catch (error) {
      if (!(error instanceof DistributionError)) throw error;
      failure = error;
    }
  }
  if (failure?.status === 429)
    throw new RegistryError('TOOMANYREQUESTS', { message: 'unable to pullthrough manifest' });
  throw new RegistryError('OPENSHIFT_PULLTHROUGH_MANIFEST', {
    message: `unable to pull manifest from ${formatExact(reference)}: ${failure?.message ?? `registry ${reference.registry} blocked`}`,
  });
};

/** A missing stream is a missing repository to whoever asks for a tag, and an unforeseen failure for a digest, as in 4.14 and later. */
const imageStream = async ({ api, namespace, stream }: StreamContext, isTag: boolean): Promise<ImageStream> => {
  const found = await api.getImageStream(namespace, stream).catch(unlessNotFound);
  if (!found) throw isTag ? new RegistryError('NAME_UNKNOWN') : new RegistryError('UNKNOWN', { detail: {} });
  return found;
};

const remember = ({ digests, store }: StreamContext, { content, mediaType: type }: ServedManifest): void => {
  const blobs = isSchema1Type(type)
    ? parseSchema1Manifest(content).layers
    : referencedBlobs(parseManifest(content, type)).map((blob) => blob.digest);
  digests.remember(store.name, blobs);
};

const unknownRevision = ({ store }: StreamContext, digest: string): RegistryError =>
  new RegistryError('MANIFEST_UNKNOWN', { detail: { Name: store.name, Revision: digest } });

/** For `catch`: an object that does not exist is no failure here. */
export const unlessNotFound = (error: unknown): undefined => {
  if (isApiFailure(error, 404)) return undefined;
  throw error;
};
