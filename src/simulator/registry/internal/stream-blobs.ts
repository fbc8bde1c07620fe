import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import type { ServedBlob } from '../api/repository.ts';
import { RegistryError } from '../http/registry-error.ts';
import { localBlob } from '../local-blob.ts';
import { isEmptyBlob } from './schema1/empty-layer.ts';
import type { StreamContext } from './stream-context.ts';
import { blobOrigins } from './stream-history.ts';
import { unlessNotFound } from './stream-manifests.ts';

/** Blobs up to this size are in storage before the client has all of its answer; larger ones shortly after. */
const promptly = 1024 * 1024;

/**
 * Finds a blob of an image stream: linked in storage, in storage for another repository and part of an image of the stream, or in one
 * of the registries that the stream's images came from. The latter starts copying it to storage, also for a HEAD request.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/pullthroughblobstore.go
 */
export const findBlob = async (context: StreamContext, digest: string): Promise<ServedBlob> => {
  const local = await storedBlob(context, digest);
  if (local) return local;
  const found = await remoteBlob(context, digest);
  if (found === undefined) throw new RegistryError('BLOB_UNKNOWN', { detail: digest });
  await found.remote.headBlob(digest);
  const copy = context.mirror?.start(digest, found.remote, context.store);
  return {
    digest,
    size: found.size,
    etag: digest,
    isImmutable: false,
    ...(copy && found.size <= promptly ? { settled: copy.done } : {}),
    open: async (range) => {
      await copy?.begun;
      return (await found.remote.getBlob(digest, { verify: false, range })).body;
    },
  };
};

/** Bytes of a blob, `undefined` for one that the stream cannot serve; nothing is copied. */
export const blobSize = async (context: StreamContext, digest: string): Promise<number | undefined> => {
  const found = (await storedBlob(context, digest)) ?? (await remoteBlob(context, digest));
  return found?.size;
};

/** The digest by which storage has the blob, if it does and the blob belongs to the repository. */
export const storedAs = async (
  { api, store, blobs, digests, namespace, stream }: StreamContext,
  digest: string,
): Promise<string | undefined> => {
  const linked = await store.readLayer(digest);
  const kept = linked ?? digest;
  if ((await blobs.size(kept)) === undefined) return undefined;
  if (linked !== undefined || isEmptyBlob(digest) || digests.knows(store.name, digest)) return kept;
  const layers = await api.getImageStreamLayers(namespace, stream).catch(unlessNotFound);
  return layers !== undefined && Object.hasOwn(layers.blobs, digest) ? kept : undefined;
};

const storedBlob = async (context: StreamContext, digest: string): Promise<ServedBlob | undefined> => {
  const kept = await storedAs(context, digest);
  return kept === undefined ? undefined : localBlob(context.blobs, kept);
};

const remoteBlob = async (
  context: StreamContext,
  digest: string,
): Promise<{ remote: RepositoryClient; size: number } | undefined> => {
  const { api, remotes, namespace, stream: name, host } = context;
  const stream = await api.getImageStream(namespace, name).catch(unlessNotFound);
  for (const origin of stream ? blobOrigins(stream) : []) {
    if (origin.reference.registry === host) continue;
    for (const remote of await remotes.open(context, origin)) {
      const found = await remote.headBlob(digest).catch(() => undefined);
      if (found) return { remote, size: found.size };
    }
  }
  return undefined;
};
