import { parseSchema1Manifest } from '../../../../image/schema1-manifest.ts';
import type { ImageFields, ImageLayer } from '../../../../resources/images/image.ts';
import { RecentMap } from '../../../apimachinery/recent-map.ts';
import { describeSchema1Image } from '../describe-schema1-image.ts';
import type { UpstreamManifest, UpstreamRepository } from './image-importer.ts';

/**
 * What an image in schema 1 is, which needs no further content. Where its history tells no sizes, the registry is asked for those of
 * the layers, and each is asked for once by all imports.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/image/apiserver/importer/importer.go
 */
export const fetchSchema1Image = async (
  repository: UpstreamRepository,
  { digest, content }: UpstreamManifest,
): Promise<ImageFields> => {
  const image = describeSchema1Image(digest, parseSchema1Manifest(content));
  const { dockerImageMetadata, dockerImageLayers } = image;
  if (dockerImageMetadata?.Size) return image;
  const layers = await withSizes(repository, dockerImageLayers ?? []);
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  return { ...image, dockerImageLayers: layers, dockerImageMetadata: { ...dockerImageMetadata, Size: size } };
};

const knownSizes = new RecentMap<string, number>(2048);

/** A layer that is there several times has its size at its first place alone. */
const withSizes = async (repository: UpstreamRepository, layers: readonly ImageLayer[]): Promise<ImageLayer[]> => {
  const seen = new Set<string>();
  const sized: ImageLayer[] = [];
  for (const layer of layers) {
    const isAgain = seen.has(layer.name);
    seen.add(layer.name);
    sized.push(isAgain ? layer : { ...layer, size: await sizeOf(repository, layer.name) });
  }
  return sized;
};

const sizeOf = async (repository: UpstreamRepository, digest: string): Promise<number> => {
  const size = knownSizes.get(digest) ?? (await repository.headBlob(digest)).size;
  knownSizes.set(digest, size);
  return size;
};
