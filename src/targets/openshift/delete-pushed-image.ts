import type { Credentials } from '../../distribution/credentials.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { unlessGone } from '../../distribution/unless-gone.ts';
import type { DeleteImage } from './pushed-images.ts';

/**
 * Deletes images of a registry by their digest; of a repository alone, those that its tags lead to. What is gone already is
 * passed over.
 *
 * @param credentialsFor for a host and a repository
 * @throws DistributionError when the registry refuses
 */
export const deletePushedImage =
  (
    client: DistributionClient,
    credentialsFor: (host: string, repository: string) => Promise<Credentials | undefined>,
  ): DeleteImage =>
  async (image) => {
    const [place = '', digest] = image.split('@');
    const host = place.slice(0, place.indexOf('/'));
    const name = place.slice(host.length + 1);
    const credentials = await credentialsFor(host, name);
    const repository = client.repository(host, name, { access: 'delete,pull', credentials });
    const remove = (manifest: string): Promise<void> => unlessGone(() => repository.deleteManifest(manifest));
    if (digest !== undefined) return remove(digest);
    await unlessGone(async () => {
      for (const tag of await repository.tags())
        await unlessGone(async () => remove((await repository.headManifest(tag)).digest));
    });
  };
