import { digestOf } from '../../../distribution/verified-content.ts';
import { isDigest } from '../../../image/digest.ts';
import { layersOrderAnnotation } from '../../../resources/images/image.ts';
import type { AcceptedManifest } from '../api/repository.ts';
import { type ApiFailure, isApiFailure, type PushedImage } from '../cluster-api.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { StreamContext } from './stream-context.ts';

/** A manifest that was read, and what it says of its image. */
interface PushedManifest extends Omit<PushedImage, 'metadata' | 'dockerImageReference'> {
  readonly digest: string;
  /** What is kept of the manifest: its digest is of this. */
  readonly stored: Buffer;
}

/** The digest of what is kept of a manifest. @throws {RegistryError} `DIGEST_INVALID` when it was pushed under another one */
export const pushedDigest = (reference: string, stored: Buffer): string => {
  const digest = digestOf(stored);
  if (isDigest(reference) && reference !== digest) throw new RegistryError('DIGEST_INVALID');
  return digest;
};

/**
 * Stores a pushed manifest and makes it the image of the tag in the API; the stream is created with the rights of whoever pushes. A
 * push by digest makes only the image, for the parts of a list.
 *
 * @throws {RegistryError} `DENIED` for what the API forbids, or what exceeds the limits of the project
 */
export const publishImage = async (
  context: StreamContext,
  reference: string,
  { digest, stored, ...said }: PushedManifest,
): Promise<AcceptedManifest> => {
  const { host, namespace, stream, blobs, store } = context;
  await blobs.write(digest, stored);
  await store.linkRevision(digest);
  const annotations = {
    'openshift.io/image.managed': 'true',
    'image.openshift.io/manifestBlobStored': 'true',
    ...(said.dockerImageLayers && { [layersOrderAnnotation]: 'ascending' }),
  };
  const dockerImageReference = `${host}/${namespace}/${stream}@${digest}`;
  const image = { metadata: { name: digest, annotations }, dockerImageReference, ...said };
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
