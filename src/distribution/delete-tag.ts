import { mediaType } from '../image/media-type.ts';
import { DistributionError } from './distribution-error.ts';
import type { RepositoryClient } from './repository-client.ts';
import { digestOf } from './verified-content.ts';

/**
 * Takes a tag away and leaves its image. Registries that delete manifests by digest only (distribution before its version 3) get
 * a manifest of no use under the tag first, which is deleted with it.
 *
 * @param open opens the repository for what is going to be done
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#deleting-tags
 */
export const deleteTag = async (
  open: (access: 'pull,push' | 'delete,pull') => RepositoryClient,
  tag: string,
): Promise<void> => {
  try {
    await open('delete,pull').deleteManifest(tag);
  } catch (error) {
    if (!(error instanceof DistributionError) || ![400, 405].includes(error.status ?? 0)) throw error;
    await open('delete,pull').deleteManifest(await replaceByNothing(open('pull,push'), tag));
  }
};

/** @returns the digest of what the tag leads to now */
const replaceByNothing = async (repository: RepositoryClient, tag: string): Promise<string> => {
  const config = { digest: digestOf(empty), size: empty.length };
  await repository.uploadBlob({ ...config, content: empty });
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: { mediaType: mediaType.ociEmpty, ...config },
    layers: [],
    annotations: { 'streamproof.dev/deleted-tag': tag },
  };
  return repository.putManifest(tag, Buffer.from(JSON.stringify(manifest)), mediaType.ociManifest);
};

const empty = Buffer.from('{}');
