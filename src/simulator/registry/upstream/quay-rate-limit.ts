import type { Clock } from '../../../ports/clock.ts';
import type { Route } from '../api/route.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { RateLimit } from './rate-limit.ts';

/** Requests a second that one address may send to one endpoint, by the version of HTTP. */
const rates = { '1': 5, '2': 50 } as const;

/** So many may come at once, before the rate matters. */
const burst = 10;

interface Bucket {
  /** Requests that have not drained yet. */
  level: number;
  at: number;
}

/**
 * Quay's web server limits requests by address and endpoint, a leaky bucket each. It answers with a page of its own that says
 * nothing of when to come back.
 *
 * @see https://access.redhat.com/solutions/6218921
 */
export class QuayRateLimit implements RateLimit {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  admit(exchange: Exchange, route: Route): void {
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return;
    const version = exchange.request.httpVersionMajor === 2 ? '2' : '1';
    const key = `${exchange.request.socket.remoteAddress} ${route.kind} ${version}`;
    const now = this.#clock.now();
    const { level, at } = this.#buckets.get(key) ?? { level: 0, at: now };
    const drained = Math.max(0, level - ((now - at) / 1000) * rates[version]);
    const isOver = drained > burst;
    this.#buckets.set(key, { level: isOver ? drained : drained + 1, at: now });
    if (isOver) throw new RegistryError('TOOMANYREQUESTS', { page });
  }
}

const page = [
  '<html>',
  '<head><title>429 Too Many Requests</title></head>',
  '<body>',
  '<center><h1>429 Too Many Requests</h1></center>',
  '<hr><center>nginx</center>',
  '</body>',
  '</html>',
  '',
].join('\r\n');
