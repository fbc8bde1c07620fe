import { publicUpstream } from '../../adapters/public-upstream.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';
import type { UpstreamRegistry } from '../../ports/registry.ts';
import type { UpstreamSource, UpstreamUser } from './upstream-source.ts';

/** The true registries of the world outside, which are only read. An experiment finds them as it has read them first. */
export const publicSource = (client: DistributionClient): UpstreamSource => {
  const known = new WeakMap<UpstreamUser, Map<string, UpstreamRegistry>>();
  return {
    place: () => undefined,
    open: (registry, user) => {
      const registries = known.get(user) ?? new Map<string, UpstreamRegistry>();
      known.set(user, registries);
      const opened = registries.get(registry) ?? publicUpstream(registry, client);
      registries.set(registry, opened);
      return opened;
    },
    recover: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
};
