import type { Descriptor } from '../../../../image/descriptor.ts';
import { type ImageIndex, type ImageManifest, parseManifest } from '../../../../image/manifest.ts';
import { defaultPlatform, findPlatform, type Platform } from '../../../../image/platform.ts';
import type { ImageFields } from '../../../../resources/image.ts';
import { describeImage, describeList } from '../describe-image.ts';
import type { UpstreamRepository } from './image-importer.ts';

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
 * linux/amd64, else the first, unless the list is kept: then all of its images are fetched.
 */
export const fetchImage = async (
  repository: UpstreamRepository,
  wanted: string,
  options: FetchOptions,
): Promise<FetchedImage> => {
  const received = await repository.getManifest(wanted);
  const manifest = parseManifest(received.content, received.mediaType);
  if (manifest.kind === 'image')
    return { image: await imageOf(repository, received, manifest, options), manifests: [] };
  if (!options.keepsList) return fetchImage(repository, chooseImage(manifest, options.platform).digest, options);
  const manifests: ImageFields[] = [];
  for (const { digest } of manifest.manifests) manifests.push((await fetchImage(repository, digest, options)).image);
  const list = describeList(received.digest, manifest, options.now);
  return {
    image: { ...list, dockerImageReference: options.pullSpec(received.digest), ...textsOf(options, received.content) },
    manifests,
  };
};

const imageOf = async (
  repository: UpstreamRepository,
  { digest, content }: { digest: string; content: Uint8Array },
  manifest: ImageManifest,
  options: FetchOptions,
): Promise<ImageFields> => {
  const config = await repository.readBlob(manifest.config.digest);
  return {
    ...describeImage(digest, manifest, config),
    dockerImageReference: options.pullSpec(digest),
    ...textsOf(options, content, config),
  };
};

const chooseImage = ({ manifests }: ImageIndex, platform: Platform): Descriptor => {
  const chosen = findPlatform(manifests, platform) ?? findPlatform(manifests, defaultPlatform) ?? manifests[0];
  if (chosen === undefined) throw new Error('the manifest list names no image');
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
