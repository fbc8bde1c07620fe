import type { Clock } from '../../../ports/clock.ts';
import type { Caller } from '../api/registry-app.ts';
import type { Route } from '../api/route.ts';
import type { Exchange } from '../http/exchange.ts';
import { DockerHubRateLimit } from './docker-hub-rate-limit.ts';
import { QuayRateLimit } from './quay-rate-limit.ts';

/** Refuses who asks too often. Both methods throw `RegistryError` with status 429. */
export interface RateLimit {
  /** Looks at a request before it is known who sent it. */
  admit?(exchange: Exchange, route: Route): void;
  /** Looks at a request that is allowed. */
  charge?(exchange: Exchange, route: Route, caller: Caller): void;
}

/** The names of the limits. */
export type RateLimitName = 'docker-hub' | 'quay';

/** The limits that public registries have, by name; each registry counts for itself. */
export const rateLimits: Readonly<Record<RateLimitName, (clock: Clock) => RateLimit>> = {
  'docker-hub': (clock) => new DockerHubRateLimit(clock),
  quay: (clock) => new QuayRateLimit(clock),
};
