import type { RegistryRepository } from '../../ports/registry-repository.ts';

/**
 * A repository whose contents are looked for in others, too, once it could not serve something that has a digest. Tags are its own.
 *
 * @param others the places to ask from then on, in this order; asked for once
 * @throws what the repository itself said, when none of them has it
 */
export const mirroredRepository = (
  source: RegistryRepository,
  others: () => Promise<readonly RegistryRepository[]>,
): RegistryRepository => {
  let places: readonly RegistryRepository[] | undefined;
  const anywhere = async <T>(ask: (place: RegistryRepository) => Promise<T>): Promise<T> => {
    if (places) return firstOf(places, ask);
    try {
      return await ask(source);
    } catch (error) {
      places = await others();
      return await firstOf(places, ask).catch(() => {
        throw error;
      });
    }
  };
  return {
    resolve: (tag) => source.resolve(tag),
    tags: () => source.tags(),
    manifest: (digest) => anywhere((place) => place.manifest(digest)),
    hasBlob: (digest) => anywhere((place) => place.hasBlob(digest)),
    blob: (digest) => anywhere((place) => place.blob(digest)),
    putBlob: (digest, content) => source.putBlob(digest, content),
    mountBlob: (blob, from) => source.mountBlob(blob, from),
    putManifest: (content, mediaType, tag) => source.putManifest(content, mediaType, tag),
  };
};

/** What the first place answers that has it; else what the first one said. */
const firstOf = async <T>(
  [first, ...others]: readonly RegistryRepository[],
  ask: (place: RegistryRepository) => Promise<T>,
): Promise<T> => {
  if (first === undefined) throw new Error('there is no place to ask');
  try {
    return await ask(first);
  } catch (error) {
    for (const place of others) {
      try {
        return await ask(place);
      } catch {
        // What the first place said counts.
      }
    }
    throw error;
  }
};
