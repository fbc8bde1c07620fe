import { createHash } from 'node:crypto';
import type { Descriptor } from '../../image/descriptor.ts';
import { parseImageConfig } from '../../image/image-config.ts';
import { type ImageIndex, type ImageManifest, type Manifest, parseManifest } from '../../image/manifest.ts';
import { mediaType } from '../../image/media-type.ts';
import type { RegistryRefusal, RegistryRepository, StoredManifest } from '../../ports/registry-repository.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { type DockerImageConfig, dockerImageConfig } from './docker-config.ts';
import { formatLocation, type ImageLocation } from './image-location.ts';

/** A manifest and what it says. */
export interface ReadManifest<Kind extends Manifest = Manifest> extends StoredManifest {
  readonly manifest: Kind;
}

/** An image taken out of a repository: its manifest, the list that it is from, and its configuration. */
export interface ReadImage extends ReadManifest<ImageManifest> {
  readonly list: string | undefined;
  readonly config: DockerImageConfig;
}

/** Reads a manifest by its digest. */
export const readManifest = async (repository: RegistryRepository, digest: string): Promise<ReadManifest> => {
  const stored = await repository.manifest(digest);
  return { ...stored, digest, manifest: parseManifest(stored.content, stored.mediaType) };
};

/** Makes sure that a location is that of an image, not of a repository. */
export const checkPointed = ({ reference }: ImageLocation): void => {
  if (!reference.id && !reference.tag) throw new OcError('no tag or digest specified');
};

/** Reads the manifest that a location names; a tag is made a digest first. */
export const readLocation = async (repository: RegistryRepository, location: ImageLocation): Promise<ReadManifest> => {
  checkPointed(location);
  const { reference } = location;
  return readManifest(repository, reference.id || (await repository.resolve(reference.tag)));
};

/** The images of a list that are wanted. @throws OcError when one cannot be read */
export const readListed = async (
  repository: RegistryRepository,
  location: ImageLocation,
  list: ReadManifest<ImageIndex>,
  isWanted: (entry: Descriptor) => boolean,
): Promise<ReadManifest[]> => {
  const read: ReadManifest[] = [];
  for (const [index, entry] of list.manifest.manifests.filter(isWanted).entries())
    read.push(
      await readManifest(repository, entry.digest).catch((error: unknown) => {
        throw new OcError(
          `unable to retrieve source image ${formatLocation(location)} manifest #${index + 1} from manifest list: ${errorMessage(error)}`,
        );
      }),
    );
  return read;
};

export const isList = (read: ReadManifest): read is ReadManifest<ImageIndex> => read.manifest.kind === 'index';

/** Reads the configuration of an image. @throws OcError when it has none that can be read */
export const readConfig = async (
  repository: RegistryRepository,
  read: ReadManifest,
  list?: string,
): Promise<ReadImage> => {
  const { manifest, digest } = read;
  const where = list === undefined ? `manifest ${digest}` : `manifest ${digest} in manifest list ${list}`;
  if (manifest.kind !== 'image')
    throw new OcError(`use --keep-manifest-list option for image manifest type from ${where}`);
  const { config, layers } = manifest;
  const expected = read.mediaType === mediaType.ociManifest ? mediaType.ociConfig : mediaType.dockerConfig;
  if (config.mediaType !== expected)
    throw new OcError(`${where} does not have the expected image configuration media type: ${config.mediaType}`);
  const content = await repository.blob(config.digest).catch((error: unknown) => {
    throw new OcError(`cannot retrieve image configuration for ${where}: ${errorMessage(error)}`);
  });
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  return { ...read, manifest, list, config: dockerImageConfig(parseImageConfig(content), size) };
};

/** What a registry refuses, in the words of the commands about images. */
export const readFailure = (error: unknown, location: ImageLocation): OcError => {
  const codes = ((error as RegistryRefusal).errors ?? []).map(({ code }) => code);
  const name = JSON.stringify(formatLocation(location));
  if (codes.includes('DENIED'))
    return new OcError(`image ${name} does not exist or you don't have permission to access the repository`);
  if (codes.includes('MANIFEST_UNKNOWN')) return new OcError(`image ${name} not found: ${errorMessage(error)}`);
  return new OcError(`unable to read image ${formatLocation(location)}: ${errorMessage(error)}`);
};

/** `sha256:…` of bytes. */
export const sha256 = (content: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;
