import type { ServedBlob } from './api/repository.ts';
import type { BlobStore } from './storage/blob-store.ts';

/** Bytes; configurations are smaller, layers larger. */
const SMALL = 64 * 1024;

/** A blob of the registry's own storage; `undefined` when it is not there. */
export const localBlob = async (blobs: BlobStore, digest: string): Promise<ServedBlob | undefined> => {
  const size = await blobs.size(digest);
  if (size === undefined) return undefined;
  return {
    digest,
    size,
    etag: `"${digest}"`,
    isImmutable: true,
    open: async (range) => blobs.open(digest, range),
    ...(size <= SMALL ? { content: () => blobs.read(digest) } : {}),
  };
};
