import type { DistributionClient } from '../distribution/distribution-client.ts';
import { pushImage } from '../distribution/push-image.ts';
import type { ImageRecipe, ObservedRegistry, ServedImage, UpstreamRegistry } from '../ports/registry.ts';
import { type BuiltImage, buildImage } from './image-build.ts';

/** What only the owner of a registry can do to it. */
export type RegistryControl = Pick<UpstreamRegistry, 'requests' | 'stop' | 'start' | 'loseTrust'> & {
  /** @returns nothing; pushes of the harness use the credentials from now on */
  demandCredentials(username: string, password: string): Promise<void>;
};

/** A registry to which images are pushed over the distribution API, and which its owner controls. */
export const createUpstreamRegistry = (
  host: string,
  client: DistributionClient,
  control: RegistryControl,
): UpstreamRegistry => {
  let credentials: { username: string; password: string } | undefined;
  return {
    ...control,
    host,
    serve: async (repositoryName, tag, recipe): Promise<ServedImage> => {
      const image = await built(recipe);
      await pushImage(client.repository(host, repositoryName, { access: 'pull,push', credentials }), tag, image);
      return {
        manifest: image.manifest.digest,
        config: image.config.digest,
        layers: image.layers.map(({ digest }) => digest),
      };
    },
    demandCredentials: async (username, password) => {
      credentials = { username, password };
      await control.demandCredentials(username, password);
    },
  };
};

/** The registry of the cluster, of which only the access log is read. */
export const observedRegistry = (host: string, requests: ObservedRegistry['requests']): ObservedRegistry => ({
  host,
  requests,
});

const images = new Map<string, Promise<BuiltImage>>();

/** Every scenario asks for the same few images. */
const built = (recipe: ImageRecipe): Promise<BuiltImage> => {
  const key = `${recipe.format ?? 'docker'} ${recipe.name}`;
  const image = images.get(key) ?? buildImage(recipe);
  images.set(key, image);
  return image;
};
