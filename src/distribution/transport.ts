import type { Readable } from 'node:stream';
import tls from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Clock } from '../ports/clock.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { Dial } from './dial.ts';
import type { DistributionPhase } from './distribution-error.ts';
import { networkError, unresolvedHost } from './network-error.ts';
import { WireExchange, type WireResponse } from './wire-exchange.ts';

/** One HTTP request to a logical URL. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: Uint8Array | Readable | undefined;
  readonly phase: DistributionPhase;
  /** Do not verify the server's certificate. */
  readonly insecure?: boolean | undefined;
  /** Any of them breaks the request off. */
  readonly signals?: readonly AbortSignal[] | undefined;
}

/** Sends requests over kept-alive connections; `close` ends them all. */
export interface Transport {
  /** @throws {DistributionError} when no answer arrives */
  send(request: WireRequest): Promise<WireResponse>;
  close(): void;
}

interface TransportOptions {
  readonly dial: Dial;
  /** PEM certificates that servers are verified with; the system's when absent. */
  readonly certificateAuthorities?: readonly string[] | undefined;
  /** How many connections to one host may be open; any number when absent. */
  readonly connections?: number | undefined;
  /** What time limits go by; real time when absent. */
  readonly clock?: Clock | undefined;
}

/** Opens connections where `dial` says, but verifies and names servers by the host of the URL. */
export const createTransport = ({ dial, certificateAuthorities, connections, clock }: TransportOptions): Transport => {
  let pool: Promise<ConnectionPool> | undefined;
  const connect = (): Promise<ConnectionPool> =>
    import('./connection-pool.ts').then(
      (module) =>
        new module.ConnectionPool({ secureContext: secureContextFor(certificateAuthorities), connections, clock }),
    );
  return {
    send: async (request) => send(request, dial, await (pool ??= connect())),
    close: () => void pool?.then((opened) => opened.close()),
  };
};

const secureContexts = new Map<string, tls.SecureContext>();

/**
 * Reading certificates takes a millisecond each time, and all clusters of a process trust the same ones. Each is trusted as it is, as Go
 * does, also a server's own without who issued it.
 */
const secureContextFor = (certificateAuthorities: readonly string[] | undefined): tls.SecureContext => {
  const key = certificateAuthorities?.join('') ?? '';
  let context = secureContexts.get(key);
  if (context === undefined) {
    context = tls.createSecureContext(
      certificateAuthorities ? { ca: [...certificateAuthorities], allowPartialTrustChain: true } : {},
    );
    secureContexts.set(key, context);
  }
  return context;
};

const send = async (request: WireRequest, dial: Dial, pool: ConnectionPool, isRetry = false): Promise<WireResponse> => {
  const url = new URL(request.url);
  const named = { ...request, host: url.host };
  const target = dial(url.protocol === 'http:' && url.port === '' ? `${url.host}:80` : url.host);
  if (!target) throw unresolvedHost(named);
  const exchange = new WireExchange();
  const { body } = request;
  if (isStream(body)) exchange.whenOver(() => void body.destroy());
  for (const signal of request.signals ?? []) heed(signal, exchange);
  pool.send({ target, url, insecure: request.insecure ?? false }, wireForm(request, url), exchange);
  try {
    return await exchange.response;
  } catch (error) {
    // A kept-alive connection that the server has closed meanwhile fails at once and says nothing about the registry.
    const isStale = exchange.isOnKeptConnection && closings.has((error as NodeJS.ErrnoException).code ?? '');
    if (isStale && !isRetry && !isStream(body)) return send(request, dial, pool, true);
    throw networkError(error, { ...named, target });
  }
};

/** How the end of a connection is told. */
const closings = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Registries answer HEAD without a body, so that the connection need not be closed after it. */
const wireForm = ({ method, headers, body }: WireRequest, url: URL): Dispatcher.DispatchOptions => ({
  method: method as Dispatcher.HttpMethod,
  path: `${url.pathname}${url.search}`,
  headers: { Host: url.host, ...(headers as Record<string, string | string[]>) },
  body: body ?? null,
  reset: false,
});

/** What ends when a signal is given. */
const endings = new WeakMap<AbortSignal, Set<WireExchange>>();

/** A listener for each request takes a good part of a whole small request. */
const heed = (signal: AbortSignal, exchange: WireExchange): void => {
  if (signal.aborted) return void exchange.abort(signal.reason as Error);
  const ending = endings.get(signal) ?? new Set();
  if (!endings.has(signal)) {
    endings.set(signal, ending);
    signal.addEventListener('abort', () => ending.forEach((each) => void each.abort(signal.reason as Error)), {
      once: true,
    });
  }
  ending.add(exchange);
  exchange.whenOver(() => ending.delete(exchange));
};

const isStream = (body: WireRequest['body']): body is Readable => body !== undefined && !(body instanceof Uint8Array);
