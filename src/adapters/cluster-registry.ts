import type { DistributionClient } from '../distribution/distribution-client.ts';
import type { ClusterRegistry, ObservedRegistry } from '../ports/registry.ts';
import { pushRecipe } from './push-recipe.ts';

/** The registry of a cluster, to which images are pushed over the distribution API with the tokens of the cluster. */
export const createClusterRegistry = (
  host: string,
  client: DistributionClient,
  requests: ObservedRegistry['requests'],
): ClusterRegistry => ({
  host,
  requests,
  push: (repository, tag, recipe, token) => {
    const credentials = { username: 'streamproof', password: token };
    return pushRecipe(client.repository(host, repository, { access: 'pull,push', credentials }), tag, recipe);
  },
});
