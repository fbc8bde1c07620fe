import { pushRecipe } from '../../adapters/push-recipe.ts';
import { refusedControl } from '../../adapters/refused-control.ts';
import type { Credentials } from '../../distribution/credentials.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import type { UpstreamRegistry } from '../../ports/registry.ts';

/** A registry that the user lets experiments push to. */
export interface UpstreamPlace {
  /** `registry.example.com:5000` */
  readonly host: string;
  /** The path below which repositories are made: `team`; empty for the whole registry. */
  readonly path: string;
  readonly credentials: Credentials | undefined;
}

/**
 * A registry of the world outside, played by a folder of a registry that others use too: images can be pushed and deleted, and
 * nothing can be done to the registry itself.
 *
 * @param name the registry that features speak of: `docker.io`
 * @param folder where its repositories are: `team/sp-k3x9-1/docker.io`
 */
export const placeUpstream = (
  name: string,
  folder: string,
  { host, credentials }: UpstreamPlace,
  client: DistributionClient,
): UpstreamRegistry => {
  const open = (repository: string, access: 'pull,push' | 'delete,pull') =>
    client.repository(host, `${folder}/${repository}`, { access, credentials });
  return {
    ...refusedControl(`${host} is only pushed to`),
    host: name,
    serve: (repository, tag, recipe) => pushRecipe(open(repository, 'pull,push'), tag, recipe),
    deleteTag: (repository, tag) => open(repository, 'delete,pull').deleteManifest(tag),
  };
};
