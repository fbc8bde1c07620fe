import type { RepositoryClient } from '../../../src/distribution/repository-client.ts';
import { parseManifest } from '../../../src/image/manifest.ts';

/** Copies what a tag stands for into another repository, with every image of a list. */
export const copyImage = async (
  source: RepositoryClient,
  target: RepositoryClient,
  reference: string,
  targetReference: string,
): Promise<void> => {
  const { content, mediaType } = await source.getManifest(reference);
  const manifest = parseManifest(content, mediaType);
  if (manifest.kind === 'index')
    for (const { digest } of manifest.manifests) await copyImage(source, target, digest, digest);
  else
    for (const { digest, size } of [manifest.config, ...manifest.layers])
      await target.uploadBlob({ digest, size, content: await source.readBlob(digest) });
  await target.putManifest(targetReference, content, mediaType);
};
