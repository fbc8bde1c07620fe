import { deleteTag } from '../distribution/delete-tag.ts';
import type { DistributionClient } from '../distribution/distribution-client.ts';
import type { RepositoryClient } from '../distribution/repository-client.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import type { UpstreamControl } from '../ports/upstream-control.ts';
import { pushRecipe } from './push-recipe.ts';

/** A registry to which images are pushed over the distribution API, and which its owner controls. */
export const createUpstreamRegistry = (
  host: string,
  client: DistributionClient,
  control: UpstreamControl & Pick<UpstreamRegistry, 'requests'>,
): UpstreamRegistry => {
  let credentials: { username: string; password: string } | undefined;
  // Whoever owns a registry need not be shown its certificate.
  const open = (repository: string, access: 'pull,push' | 'delete,pull'): RepositoryClient =>
    client.repository(host, repository, { access, credentials, insecure: true });
  return {
    ...control,
    host,
    serve: (repository, tag, recipe) => pushRecipe(open(repository, 'pull,push'), tag, recipe),
    deleteTag: (repository, tag) => deleteTag((access) => open(repository, access), tag),
    demandCredentials: async (username, password) => {
      credentials = { username, password };
      await control.demandCredentials(username, password);
    },
  };
};
