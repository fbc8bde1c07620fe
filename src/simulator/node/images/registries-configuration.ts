import { unqualifiedSearch } from './image-name.ts';

/**
 * How nodes treat registries: what `registries.conf` says, as the machine config operator writes it from
 * `images.config.openshift.io/cluster`. Hosts with port, as they stand in image names.
 *
 * @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
 */
export interface RegistriesConfiguration {
  readonly unqualifiedSearch: readonly string[];
  readonly insecure: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}

export const defaultRegistries: RegistriesConfiguration = {
  unqualifiedSearch,
  insecure: new Set(),
  blocked: new Set(),
};
