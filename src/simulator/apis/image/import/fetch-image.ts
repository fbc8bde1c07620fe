import { DistributionError } from '../../../../distribution/distribution-error.ts';
import type { Descriptor } from '../../../../image/descriptor.ts';
import { type ImageIndex, type ImageManifest, type Manifest, parseManifest } from '../../../../image/manifest.ts';
import { isImageManifestType, isIndexType } from '../../../../image/media-type.ts';
import { defaultPlatform, findPlatform, type Platform } from '../../../../image/platform.ts';
import type { ImageFields } from '../../../../resources/images/image.ts';
import { RecentMap } from '../../../apimachinery/recent-map.ts';
import { deepFreeze } from '../../../store/deep-freeze.ts';
import { describeImage, describeList } from '../describe-image.ts';
import { fetchSchema1Image } from './fetch-schema1-image.ts';
import type { UpstreamManifest, UpstreamRepository } from './image-importer.ts';
import { PartFailure } from './part-failure.ts';

/** What to make of a manifest. */
export interface FetchOptions {
  /** The pull spec of an image by its digest. */
  pullSpec(digest: string): string;
  /** Keep a manifest list as a whole instead of taking one image out of it. */
  readonly keepsList: boolean;
  readonly includeManifest: boolean;
  readonly platform: Platform;
  /** RFC 3339 */
  readonly now: string;
}

/** An image, and those that it consists of when it is a manifest list. */
export interface FetchedImage {
  readonly image: ImageFields;
  readonly manifests: ImageFields[];
}

/**
 * Fetches the manifest and configuration of an image. Of a manifest list it takes the image of the wanted platform, else
 * linux/amd64, else the first, unless the list is kept: then all of its images are fetched. What the registry does not say to be of a later
 * schema is read as one of the first.
 */
export const fetchImage = async (
  repository: UpstreamRepository,
  wanted: string,
  options: FetchOptions,
): Promise<FetchedImage> => {
  const received = await repository.getManifest(wanted);
  if (!isImageManifestType(received.mediaType) && !isIndexType(received.mediaType))
    return { image: await schema1ImageOf(repository, received, options), manifests: [] };
  const manifest = read(received);
  if (manifest.kind === 'image')
    return { image: await imageOf(repository, received, manifest, options), manifests: [] };
  if (!options.keepsList) return fetchImage(repository, chooseImage(manifest, options.platform).digest, options);
  const manifests: ImageFields[] = [];
  for (const { digest } of manifest.manifests) manifests.push(await partOf(repository, digest, options));
  const list = describeList(received.digest, manifest, options.now);
  return {
    image: { ...list, dockerImageReference: options.pullSpec(received.digest), ...textsOf(options, received.content) },
    manifests,
  };
};

/** An image of a list; what goes wrong with it is told of itself. */
const partOf = async (repository: UpstreamRepository, digest: string, options: FetchOptions): Promise<ImageFields> => {
  try {
    return (await fetchImage(repository, digest, options)).image;
  } catch (cause) {
    throw new PartFailure(digest, cause);
  }
};

const imageOf = async (
  repository: UpstreamRepository,
  { digest, content }: { digest: string; content: Uint8Array },
  manifest: ImageManifest,
  options: FetchOptions,
): Promise<ImageFields> => {
  const config = await repository.readBlob(manifest.config.digest).catch(unlessUnknown);
  return {
    ...description(digest, manifest, config),
    dockerImageReference: options.pullSpec(digest),
    ...textsOf(options, content, config),
  };
};

const unlessUnknown = (error: unknown): never => {
  if (!(error instanceof DistributionError) || error.status !== 404) throw error;
  throw new DistributionError('unknown blob', { kind: 'status', status: 404, cause: error });
};

const schema1ImageOf = async (
  repository: UpstreamRepository,
  received: UpstreamManifest,
  options: FetchOptions,
): Promise<ImageFields> => ({
  ...(await fetchSchema1Image(repository, received)),
  dockerImageReference: options.pullSpec(received.digest),
  ...textsOf(options, received.content),
});

/** Scheduled imports find the same images again and again, and a digest stands for one content: what that means is found out once. */
const manifests = new RecentMap<string, Manifest>(200);
const descriptions = new RecentMap<string, ImageFields>(200);

const read = ({ digest, mediaType, content }: UpstreamManifest): Manifest => {
  const key = `${mediaType} ${digest}`;
  const manifest = manifests.get(key) ?? parseManifest(content, mediaType);
  manifests.set(key, manifest);
  return manifest;
};

const description = (digest: string, manifest: ImageManifest, config: Uint8Array): ImageFields => {
  const key = `${manifest.mediaType} ${digest}`;
  const described = descriptions.get(key) ?? deepFreeze(describeImage(digest, manifest, config));
  descriptions.set(key, described);
  return described;
};

const chooseImage = ({ manifests }: ImageIndex, platform: Platform): Descriptor => {
  const chosen = findPlatform(manifests, platform) ?? findPlatform(manifests, defaultPlatform) ?? manifests[0];
  if (chosen === undefined) throw new Error('no manifests in manifest list');
  return chosen;
};

const textsOf = (
  { includeManifest }: FetchOptions,
  manifest: Uint8Array,
  config?: Uint8Array,
): Partial<ImageFields> => {
  if (!includeManifest) return {};
  return {
    dockerImageManifest: textOf(manifest),
    ...(config === undefined ? {} : { dockerImageConfig: textOf(config) }),
  };
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
