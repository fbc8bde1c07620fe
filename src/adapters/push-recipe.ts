import { pushImage } from '../distribution/push-image.ts';
import type { RepositoryClient } from '../distribution/repository-client.ts';
import type { ImageRecipe, ServedImage } from '../ports/registry.ts';
import { type BuiltImage, buildImage } from './image-build.ts';

/** Builds the image of a recipe and pushes it under a tag. */
export const pushRecipe = async (
  repository: RepositoryClient,
  tag: string,
  recipe: ImageRecipe,
): Promise<ServedImage> => {
  const image = await built(recipe);
  await pushImage(repository, tag, image);
  return {
    manifest: image.manifest.digest,
    config: image.config.digest,
    layers: image.layers.map(({ digest }) => digest),
  };
};

const images = new Map<string, Promise<BuiltImage>>();

/** Every scenario asks for the same few images. */
const built = (recipe: ImageRecipe): Promise<BuiltImage> => {
  const key = `${recipe.format ?? 'docker'} ${recipe.family ?? ''} ${recipe.name}`;
  const image = images.get(key) ?? buildImage(recipe);
  images.set(key, image);
  return image;
};
