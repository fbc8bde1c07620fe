import { digestOf } from '../distribution/verified-content.ts';
import { mediaType } from '../image/media-type.ts';
import type { Platform } from '../image/platform.ts';
import { type BuiltImage, buildImage, type ImageBuild } from './image-build.ts';

/** One image for several platforms: a list, and the images it leads to. */
export interface BuiltImageList {
  readonly manifest: BuiltImage['manifest'];
  readonly images: readonly { readonly platform: Platform; readonly image: BuiltImage }[];
}

/**
 * Builds an image for each platform, and the Docker manifest list or OCI index over them.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export const buildImageList = async (
  build: ImageBuild,
  platforms: readonly Platform[] = usualPlatforms,
): Promise<BuiltImageList> => {
  const images = await Promise.all(
    platforms.map(async (platform) => {
      const { architecture } = platform;
      return {
        platform,
        image: await buildImage({ ...build, architecture, program: `${build.name} ${architecture}` }),
      };
    }),
  );
  const type = build.format === 'oci' ? mediaType.ociIndex : mediaType.dockerManifestList;
  const manifests = images.map(({ platform, image: { manifest } }) => ({
    mediaType: manifest.mediaType,
    size: manifest.content.length,
    digest: manifest.digest,
    platform,
  }));
  const content = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: type, manifests }, null, 3));
  return { manifest: { digest: digestOf(content), mediaType: type, content }, images };
};

const usualPlatforms: readonly Platform[] = [
  { architecture: 'amd64', os: 'linux' },
  { architecture: 'arm64', os: 'linux', variant: 'v8' },
  { architecture: 's390x', os: 'linux' },
];
