import type { ImageReference } from '../../../image/reference.ts';
import { unqualifiedSearch } from './image-name.ts';

/**
 * How nodes treat registries: what `registries.conf` and `policy.json` say, as the machine config operator writes them from
 * `images.config.openshift.io/cluster` and the mirror sets. References come with their defaults filled in.
 *
 * @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
 */
export interface RegistriesConfiguration {
  readonly unqualifiedSearch: readonly string[];
  isInsecure(reference: ImageReference): boolean;
  /** The entry that keeps nodes from asking there, `undefined` when none does. */
  blockedBy(reference: ImageReference): string | undefined;
  /** Whether containers may be run from there. */
  isAllowed(reference: ImageReference): boolean;
  /** Where to look for an image, in this order. */
  placesOf(reference: ImageReference): ImageReference[];
}

export const defaultRegistries: RegistriesConfiguration = {
  unqualifiedSearch,
  isInsecure: () => false,
  blockedBy: () => undefined,
  isAllowed: () => true,
  placesOf: (reference) => [reference],
};
