import { pushRecipe } from '../../adapters/push-recipe.ts';
import { refusedControl } from '../../adapters/refused-control.ts';
import { deleteTag } from '../../distribution/delete-tag.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { DistributionError } from '../../distribution/distribution-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
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
          const served = await pushRecipe(open(repository)('pull,push'), tag, recipe).catch((cause: unknown) => {
            throw refused(`${host}/${nameOf(repository)}:${tag}`, cause);
          });
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

/** An experiment whose images cannot be brought proves nothing. */
const refused = (image: string, cause: unknown): unknown => {
  if (!(cause instanceof DistributionError)) return cause;
  const host = image.slice(0, image.indexOf('/'));
  return new EnvironmentError(`${image} cannot be pushed: ${cause.message}`, {
    cause,
    hint:
      cause.status === undefined
        ? `make sure that this machine reaches ${host}; name the authority of its certificate with --upstream-ca`
        : `podman login ${host}, or --upstream-auth: with an account that may push there`,
  });
};
