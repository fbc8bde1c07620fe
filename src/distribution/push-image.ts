import type { BlobContent } from './blob-upload.ts';
import type { RepositoryClient } from './repository-client.ts';

/** An image that can be pushed: its manifest, and every blob that the manifest refers to. */
export interface PushableImage {
  readonly manifest: { readonly digest: string; readonly mediaType: string; readonly content: Uint8Array };
  readonly blobs: readonly BlobContent[];
}

/** Pushes the blobs that the repository lacks, side by side, and then the manifest under `reference` (a tag, or its digest). */
export const pushImage = async (
  repository: RepositoryClient,
  reference: string,
  image: PushableImage,
): Promise<string> => {
  await Promise.all(image.blobs.map((blob) => repository.uploadBlob(blob)));
  return repository.putManifest(reference, image.manifest.content, image.manifest.mediaType);
};
