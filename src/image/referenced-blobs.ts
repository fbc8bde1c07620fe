import type { Descriptor } from './descriptor.ts';
import type { Manifest } from './manifest.ts';
import { isNonDistributable } from './media-type.ts';

/** The blobs that must be in the repository before the manifest: config first, then the layers, each digest once. */
export const referencedBlobs = (manifest: Manifest): Descriptor[] => {
  if (manifest.kind === 'index') return [];
  const wanted = [manifest.config, ...manifest.layers].filter((blob) => !isNonDistributable(blob.mediaType));
  return [...new Map(wanted.map((blob) => [blob.digest, blob])).values()];
};
