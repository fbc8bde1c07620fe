import type { Credentials } from '../../../distribution/credentials.ts';
import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import type { ImageReference } from '../../../image/reference.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ImageStore } from './image-store.ts';
import type { RegistriesConfiguration } from './registries-configuration.ts';

/** What a node pulls with. */
export interface PullOptions {
  readonly store: ImageStore;
  readonly client: DistributionClient;
  readonly registries: RegistriesConfiguration;
  /** The credentials with which a place is asked. */
  readonly credentialsFor: (place: ImageReference) => Credentials | undefined;
  readonly clock: Clock;
}
