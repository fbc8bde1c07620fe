import type { ClientProfile } from '../../distribution/client-profile.ts';
import type { DistributionClient } from '../../distribution/distribution-client.ts';

/**
 * A program's way to the registries of a cluster. All of its programs share their connections: those of each would be opened for a
 * request or two, and a handshake takes longer than these.
 */
export type ReachRegistries = (profile: ClientProfile) => DistributionClient;
