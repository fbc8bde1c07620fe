import type { ContainerRegistries } from '../container-registries.ts';
import type { UpstreamSource } from './upstream-source.ts';

/** The world outside in containers of this machine, one for each registry: they can be stopped and started, and read. */
export const containerSource = (registries: ContainerRegistries): UpstreamSource => ({
  place: (registry, prefix) => {
    const { address, port } = registries.placeOf(registry);
    return `${address}:${port}/${prefix}`;
  },
  open: (registry, { prefix, clock }) => registries.open(registry, { folder: prefix, now: () => clock.now() }),
  recover: () => registries.recover(),
  [Symbol.asyncDispose]: () => registries[Symbol.asyncDispose](),
});
