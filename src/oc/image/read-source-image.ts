import type { RegistryRepository } from '../../ports/registry-repository.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { formatLocation, type ImageLocation } from './image-location.ts';
import type { PlatformFilter } from './platform-filter.ts';
import { isList, type ReadImage, readConfig, readFailure, readListed, readLocation } from './read-image.ts';

/**
 * The image of a location whose files are wanted: of a list the one that is for the wanted platform.
 *
 * @throws OcError when it cannot be read
 */
export const readSourceImage = async (
  repository: RegistryRepository,
  location: ImageLocation,
  filter: PlatformFilter,
): Promise<ReadImage> => {
  const read = await readLocation(repository, location).catch((error: unknown) => {
    throw readFailure(error, location);
  });
  if (!isList(read)) return parsed(readConfig(repository, read), location);
  const entries = read.manifest.manifests;
  const [first] = await readListed(repository, location, read, (entry) => filter.includes(entry, entries));
  if (first === undefined)
    throw new OcError(
      `failed to retrieve manifests from image ${formatLocation(location)}: filtered all images from manifest list`,
    );
  return parsed(readConfig(repository, first, read.digest), location);
};

const parsed = (reading: Promise<ReadImage>, location: ImageLocation): Promise<ReadImage> =>
  reading.catch((error: unknown) => {
    throw new OcError(`unable to parse image ${formatLocation(location)}: ${errorMessage(error)}`);
  });
