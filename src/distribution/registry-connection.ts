import type { Clock } from '../ports/clock.ts';
import { Authorizer } from './authorizer.ts';
import type { ClientProfile } from './client-profile.ts';
import type { Credentials } from './credentials.ts';
import { deadline } from './deadline.ts';
import { apiHost } from './dial.ts';
import { DistributionError, type DistributionErrorKind, type DistributionPhase } from './distribution-error.ts';
import { drain } from './drain.ts';
import { errorFromResponse } from './error-response.ts';
import { quotedRequest } from './network-error.ts';
import { readBody } from './read-body.ts';
import { traceHeaders } from './request-trace.ts';
import type { Transport, WireRequest } from './transport.ts';
import type { WireResponse } from './wire-exchange.ts';

/** What a conversation with one registry needs. */
export interface ConnectionOptions {
  readonly profile: ClientProfile;
  readonly registry: string;
  readonly scope: string;
  readonly credentials?: Credentials | undefined;
  /** Accept any certificate, and plain HTTP if the server does not speak TLS. */
  readonly insecure?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The URLs of the requests that led to this conversation; absent where nobody could have asked for it. */
  readonly trace?: readonly string[] | undefined;
  /** What time limits go by; real time when absent. */
  readonly clock?: Clock | undefined;
  /** Waits before a repeated request; real time when absent. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined;
}

/** One request within the conversation; `path` is below the registry's root. */
export interface RegistryRequestOptions extends Partial<Pick<WireRequest, 'headers' | 'body'>> {
  readonly method: string;
  /** Path or URL, as in a `Location` header. */
  readonly path: string;
  /** Statuses that are no error. */
  readonly accept: readonly number[];
}

/** A conversation with one registry: pings it once, answers its challenge, follows its redirects. */
export class RegistryConnection {
  readonly #transport: Transport;
  readonly #options: ConnectionOptions;
  readonly #authorizer: Authorizer;
  #base: Promise<string> | undefined;
  #supportsSignatures = false;

  constructor(transport: Transport, options: ConnectionOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#authorizer = new Authorizer(transport, {
      ...options,
      credentials: options.credentials,
      insecure: options.insecure,
    });
  }

  /** Whether the registry announced OpenShift's signature extension; known after the first request. */
  get supportsSignatures(): boolean {
    return this.#supportsSignatures;
  }

  /** The root URL that answered the ping, `https://registry-1.docker.io`. */
  ping(): Promise<string> {
    this.#base ??= this.#pingOnce();
    return this.#base;
  }

  /** @throws {DistributionError} for any status that is not accepted */
  async request(options: RegistryRequestOptions): Promise<WireResponse> {
    const base = await this.ping();
    let url = new URL(options.path, `${base}/`).href;
    for (let redirects = 0; ; redirects++) {
      const response = await this.#patiently({ ...options, url });
      const location = response.headers.location;
      if (![301, 302, 303, 307, 308].includes(response.status) || !location) return this.#checked(response, options);
      await drain(response.body);
      if (redirects === 9)
        throw new DistributionError(
          `${quotedRequest({ method: options.method, url: location })}: stopped after 10 redirects`,
          { kind: 'unreachable' },
        );
      url = new URL(location, url).href;
    }
  }

  async #patiently(options: RegistryRequestOptions & { url: string }): Promise<WireResponse> {
    const { profile, wait = realTime } = this.#options;
    for (let attempt = 1, delay = 2000; ; attempt++, delay *= 2) {
      const response = await this.#once(options);
      const givesUp =
        response.status !== 429 || !profile.waitsOutTooManyRequests || options.body !== undefined || attempt === 5;
      if (givesUp) return response;
      await drain(response.body);
      const asked = Number(response.headers['retry-after']) * 1000;
      await wait(Math.min(asked > 0 ? asked : delay, 60_000));
    }
  }

  async #once({ url, method, headers, body }: RegistryRequestOptions & { url: string }): Promise<WireResponse> {
    const { signal, trace } = this.#options;
    const traced = trace && traceHeaders(url, trace);
    const own = url.startsWith(`${await this.ping()}/`);
    const authorization = own ? await this.#authorizer.header({ method, url, signal }) : undefined;
    return this.#send({
      method,
      url,
      body,
      headers: { ...headers, ...traced, ...(authorization ? { Authorization: authorization } : {}) },
      phase: 'request',
    });
  }

  async #checked(response: WireResponse, options: RegistryRequestOptions): Promise<WireResponse> {
    if (options.accept.includes(response.status)) return response;
    throw await failure(response, 'request');
  }

  async #pingOnce(): Promise<string> {
    const host = apiHost(this.#options.registry);
    try {
      return await this.#pingAt(`https://${host}`);
    } catch (error) {
      if (!this.#options.insecure || !(error instanceof DistributionError) || !unanswered.has(error.kind)) throw error;
      return this.#pingAt(`http://${host}`);
    }
  }

  async #pingAt(base: string): Promise<string> {
    const { profile } = this.#options;
    const response = await this.#send({ method: 'GET', url: `${base}/v2/`, headers: {}, phase: 'ping' });
    if (!isRegistry(response, profile)) throw await pingFailure(response, base, profile);
    await drain(response.body);
    this.#supportsSignatures = response.headers['x-registry-supports-signatures'] === '1';
    this.#authorizer.learn(response);
    return base;
  }

  async #send(request: Omit<WireRequest, 'signals' | 'insecure'>): Promise<WireResponse> {
    const { profile, insecure, signal, clock } = this.#options;
    const headers = { 'User-Agent': profile.userAgent, ...request.headers };
    const signals = signal ? [signal] : [];
    if (request.phase !== 'ping' || !profile.wantsRegistryApi)
      return this.#transport.send({ ...request, headers, insecure, signals });
    const patience = deadline(PING_PATIENCE, clock);
    try {
      return await this.#transport.send({ ...request, headers, insecure, signals: [...signals, patience.signal] });
    } finally {
      patience.done();
    }
  }
}

/** After these an insecure registry is tried without TLS, and what comes of that is told. */
const unanswered: ReadonlySet<DistributionErrorKind> = new Set([
  'plain-http',
  'unreachable',
  'unresolved',
  'tls',
  'aborted',
]);

/** How long the Go client waits for the answer to its first request, in milliseconds. */
const PING_PATIENCE = 15_000;

const failure = async (response: WireResponse, phase: DistributionPhase): Promise<DistributionError> =>
  errorFromResponse({ ...response, body: (await readBody(response.body)).toString() }, phase);

/** A server that neither names the registry API nor answers as one would is something else. */
const pingFailure = async (
  response: WireResponse,
  base: string,
  profile: ClientProfile,
): Promise<DistributionError> => {
  if (!profile.wantsRegistryApi) return failure(response, 'ping');
  await drain(response.body);
  return new DistributionError(
    `endpoint "${base}" does not support v2 API (got ${response.status} ${response.statusText})`,
    { kind: 'not-a-registry', phase: 'ping', status: response.status },
  );
};

/** Some clients go on after any answer of a server that names the API. */
const isRegistry = ({ status, headers }: WireResponse, profile: ClientProfile): boolean =>
  status === 401 ||
  (profile.wantsRegistryApi
    ? headers['docker-distribution-api-version'] !== undefined || status === 403 || (status >= 200 && status < 300)
    : status === 200);

const realTime = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
