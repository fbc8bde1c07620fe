import type { Clock } from '../../../ports/clock.ts';
import type { Caller } from '../api/registry-app.ts';
import type { Route } from '../api/route.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { RateLimit } from './rate-limit.ts';

/** Seconds. */
const window = 6 * 3600;

/** Pulls within the window. */
const anonymousLimit = 100;
const userLimit = 200;

/**
 * Docker Hub counts pulls, which are GETs of manifests, by user or, without one, by address. HEADs are free and tell what is left.
 *
 * @see https://docs.docker.com/docker-hub/usage/pulls/
 */
export class DockerHubRateLimit implements RateLimit {
  readonly #clock: Clock;
  /** When each source pulled within the window. */
  readonly #pulls = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  charge(exchange: Exchange, route: Route, { name }: Caller): void {
    if (route.kind !== 'manifest' || (exchange.method !== 'GET' && exchange.method !== 'HEAD')) return;
    const source = name || (exchange.request.socket.remoteAddress ?? '');
    const limit = name ? userLimit : anonymousLimit;
    const now = this.#clock.now();
    const pulls = (this.#pulls.get(source) ?? []).filter((at) => at > now - window * 1000);
    const isOver = exchange.method === 'GET' && pulls.length >= limit;
    if (exchange.method === 'GET' && !isOver) pulls.push(now);
    this.#pulls.set(source, pulls);
    exchange.addHeader('ratelimit-limit', `${limit};w=${window}`);
    exchange.addHeader('ratelimit-remaining', `${limit - pulls.length};w=${window}`);
    exchange.addHeader('docker-ratelimit-source', source);
    if (isOver) throw new RegistryError('TOOMANYREQUESTS', { message: name ? userMessage : anonymousMessage });
  }
}

const userMessage =
  'You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit';
const anonymousMessage =
  'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';
