import type { DistributionClient } from '../distribution/distribution-client.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import { pushRecipe } from './push-recipe.ts';

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
    serve: (repository, tag, recipe) =>
      pushRecipe(client.repository(host, repository, { access: 'pull,push', credentials }), tag, recipe),
    demandCredentials: async (username, password) => {
      credentials = { username, password };
      await control.demandCredentials(username, password);
    },
  };
};
