import { pushRecipe } from '../../adapters/push-recipe.ts';
import { refusedControl } from '../../adapters/refused-control.ts';
import { deleteTag } from '../../distribution/delete-tag.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import type { UpstreamPlace } from './upstream-place.ts';
import type { UpstreamSource } from './upstream-source.ts';

/**
 * The world outside in folders of a registry that others use too: images can be pushed and deleted, and nothing can be done to the
 * registry itself.
 */
export const pushedUpstream = (
  { host, path, credentials }: UpstreamPlace,
  client: DistributionClient,
): UpstreamSource => {
  const folderOf = (registry: string, prefix: string): string =>
    [path, prefix, registry.replaceAll(':', '-')].filter(Boolean).join('/');
  return {
    place: (registry, prefix) => `${host}/${folderOf(registry, prefix)}`,
    open: (registry, { prefix, pushed }) => {
      const nameOf = (repository: string): string => `${folderOf(registry, prefix)}/${repository}`;
      const open = (repository: string) => (access: 'pull,push' | 'delete,pull') =>
        client.repository(host, nameOf(repository), { access, credentials });
      return {
        ...refusedControl(`${host} is only pushed to`),
        host: registry,
        serve: async (repository, tag, recipe) => {
          await pushed.note(`${host}/${nameOf(repository)}`);
          const served = await pushRecipe(open(repository)('pull,push'), tag, recipe);
          await pushed.note(`${host}/${nameOf(repository)}@${served.manifest}`);
          return served;
        },
        deleteTag: (repository, tag) => deleteTag(open(repository), tag),
      };
    },
    recover: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
};
