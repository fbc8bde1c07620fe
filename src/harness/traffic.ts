import { ExpectationError } from '../errors/expectation-error.ts';
import type { RegistryRequest } from '../ports/registry.ts';
import { eventually } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { failureMessage } from './failure-message.ts';
import { requestLine } from './node-pulls.ts';

/** How many different manifests and blobs. */
export interface Fetched {
  readonly manifests: number;
  readonly blobs: number;
}

/** What crossed the wire to the registries outside, as their access logs tell it. */
export class Traffic {
  readonly #context: ExperimentContext;
  /** How long each log was when counting began. */
  readonly #start = new Map<string, number>();

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** Counts the requests to a registry from here on, and no longer those before. */
  async countFromHere(host: string): Promise<void> {
    this.#start.set(host, 0);
    this.#start.set(host, (await this.#requests(host)).length);
  }

  /** Nobody asked this registry for a manifest, not even whether it has it. */
  async askedForNoManifest(host: string): Promise<void> {
    const asked = (await this.#requests(host)).filter(
      ({ method, path }) => (method === 'GET' || method === 'HEAD') && path.includes('/manifests/'),
    );
    this.#record(host, asked);
    if (asked.length > 0) throw mismatch(`${host} should be asked for no manifest, but was.`, this.#lines(asked));
  }

  /** Exactly so many different manifests and blobs were fetched from this registry, however often each. */
  async askedFor(host: string, { manifests, blobs }: Fetched): Promise<void> {
    const fetched = await eventually(this.#context.clock, {
      subject: host,
      should: `be asked for exactly ${count(manifests, 'manifest')} and ${count(blobs, 'blob')}`,
      observe: () => this.#fetches(host),
      mismatch: (requests) =>
        different(requests, '/manifests/') === manifests && different(requests, '/blobs/') === blobs
          ? undefined
          : this.#lines(requests) || 'it was asked for nothing',
    });
    this.#record(host, fetched);
  }

  /** So many pulls, as a registry counts them for its limit: GETs of manifests. */
  async countedPulls(host: string, pulls: number): Promise<void> {
    const counted = (await this.#fetches(host)).filter(({ path }) => path.includes('/manifests/'));
    this.#record(host, counted);
    if (counted.length === pulls) return;
    throw mismatch(
      `${host} should count ${count(pulls, 'pull')}, but counted ${counted.length}.`,
      this.#lines(counted) || 'nothing',
    );
  }

  /** The registry answered at least one request with this status. */
  async answeredWith(host: string, status: number): Promise<void> {
    const found = (await this.#requests(host)).filter((request) => request.status === status);
    this.#record(host, found);
    if (found.length > 0) return;
    throw mismatch(
      `${host} should answer a request with ${status}, but did not.`,
      this.#lines(await this.#requests(host)) || 'it was asked for nothing',
    );
  }

  async #fetches(host: string): Promise<readonly RegistryRequest[]> {
    return (await this.#requests(host)).filter(
      ({ method, path, status }) => method === 'GET' && status !== 401 && /\/(?:manifests|blobs)\//.test(path),
    );
  }

  async #requests(host: string): Promise<readonly RegistryRequest[]> {
    this.#context.require('upstream-journal');
    const all = await this.#context.cluster.upstream(host).requests();
    return all.slice(this.#start.get(host) ?? 0);
  }

  #lines(requests: readonly RegistryRequest[]): string {
    return this.#context.images.explain(requests.map(requestLine).join('\n'));
  }

  #record(registry: string, requests: readonly RegistryRequest[]): void {
    this.#context.recorder.record({
      kind: 'requests',
      registry,
      requests: requests.map((request) => ({ ...request, at: new Date(request.at).toISOString() })),
    });
  }
}

const different = (requests: readonly RegistryRequest[], kind: string): number =>
  new Set(requests.map(({ path }) => path).filter((path) => path.includes(kind))).size;

const count = (number: number, thing: string): string => `${number || 'no'} ${thing}${number === 1 ? '' : 's'}`;

const mismatch = (expected: string, lastSeen: string): ExpectationError =>
  new ExpectationError(failureMessage({ expected, lastSeen }), { actual: lastSeen });
