import type http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import tls from 'node:tls';
import type { Clock } from '../ports/clock.ts';
import { deadline } from './deadline.ts';
import type { Dial } from './dial.ts';
import type { DistributionPhase } from './distribution-error.ts';
import { networkError, unresolvedHost } from './network-error.ts';
import { ResumingAgent } from './resuming-agent.ts';

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

/** The answer; `body` must be read or destroyed. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: http.IncomingMessage;
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
export const createTransport = ({
  dial,
  certificateAuthorities,
  connections = Number.POSITIVE_INFINITY,
  clock,
}: TransportOptions): Transport => {
  const secureContext = secureContextFor(certificateAuthorities);
  const secure: Wire = {
    request: https.request,
    agent: new ResumingAgent({ maxSockets: connections, secureContext }),
  };
  let plain: Promise<Wire> | undefined;
  const wireFor = (url: URL): Wire | Promise<Wire> => {
    if (url.protocol === 'https:') return secure;
    plain ??= plainWire();
    return plain;
  };
  return {
    send: (request) => send(request, { dial, wireFor, clock }),
    close: () => {
      secure.agent.destroy();
      void plain?.then(({ agent }) => agent.destroy());
    },
  };
};

const secureContexts = new Map<string, tls.SecureContext>();

/** Reading certificates takes a millisecond each time, and all clusters of a process trust the same ones. */
const secureContextFor = (certificateAuthorities: readonly string[] | undefined): tls.SecureContext => {
  const key = certificateAuthorities?.join('') ?? '';
  let context = secureContexts.get(key);
  if (context === undefined) {
    context = tls.createSecureContext(certificateAuthorities ? { ca: [...certificateAuthorities] } : {});
    secureContexts.set(key, context);
  }
  return context;
};

/** How requests of one scheme are sent. */
interface Wire {
  readonly request: typeof http.request;
  readonly agent: http.Agent;
}

/** Few registries speak plain HTTP, and importing `node:http` loads much that TLS does not need. */
const plainWire = async (): Promise<Wire> => {
  const { Agent, request } = await import('node:http');
  return { request, agent: new Agent({ keepAlive: true }) };
};

/** What requests go through. */
interface Path {
  readonly dial: Dial;
  readonly wireFor: (url: URL) => Wire | Promise<Wire>;
  readonly clock: Clock | undefined;
}

const send = async (request: WireRequest, path: Path, isRetry = false): Promise<WireResponse> => {
  const { dial, wireFor, clock } = path;
  const url = new URL(request.url);
  const named = { ...request, host: url.host };
  const target = dial(url.host);
  if (!target) throw unresolvedHost(named);
  const wire = await wireFor(url);
  const { promise, resolve, reject } = Promise.withResolvers<WireResponse>();
  const outgoing = wire.request({
    agent: wire.agent,
    host: target.address,
    port: target.port,
    ...(isIP(url.hostname) > 0 ? addressedBy(url.hostname) : { servername: url.hostname }),
    rejectUnauthorized: !request.insecure,
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: { Host: url.host, ...request.headers } as http.OutgoingHttpHeaders,
  } as https.RequestOptions);
  for (const signal of request.signals ?? []) heed(signal, outgoing);
  if (url.protocol === 'https:') outgoing.on('socket', (socket) => limitHandshake(socket, clock));
  outgoing.on('response', (body) =>
    resolve({ status: body.statusCode ?? 0, statusText: body.statusMessage ?? '', headers: body.headers, body }),
  );
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    // A kept-alive connection that the server has closed meanwhile fails at once and says nothing about the registry.
    const stale =
      outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE') && !isStream(request.body);
    if (stale && !isRetry) resolve(send(request, path, true));
    else reject(networkError(error, { ...named, target }));
  });
  write(outgoing, request.body);
  return promise;
};

/** What ends when a signal is given. */
const endings = new WeakMap<AbortSignal, Set<http.ClientRequest>>();

/** Node's own option for this takes half as long as a whole small request, and a listener for each request a good part of that. */
const heed = (signal: AbortSignal, outgoing: http.ClientRequest): void => {
  if (signal.aborted) return void outgoing.destroy(signal.reason);
  const ending = endings.get(signal) ?? new Set();
  if (!endings.has(signal)) {
    endings.set(signal, ending);
    signal.addEventListener('abort', () => ending.forEach((each) => void each.destroy(signal.reason)), { once: true });
  }
  ending.add(outgoing);
  outgoing.on('close', () => ending.delete(outgoing));
};

/** Go's limit on TLS handshakes, in milliseconds. */
const HANDSHAKE_PATIENCE = 10_000;

/** A server that takes the connection and then says nothing is given up. */
const limitHandshake = (socket: Socket, clock: Clock | undefined): void => {
  if (!socket.connecting) return;
  const patience = deadline(HANDSHAKE_PATIENCE, clock);
  const expire = (): void => void socket.destroy(new Error('net/http: TLS handshake timeout'));
  patience.signal.addEventListener('abort', expire, { once: true });
  socket.once('secureConnect', patience.done);
  socket.once('close', patience.done);
};

/** A server that is known by its address is not told a name, and still has to prove that the address is its own. */
const addressedBy = (address: string): https.RequestOptions => ({
  servername: '',
  checkServerIdentity: (_, certificate) => tls.checkServerIdentity(address, certificate),
});

const isStream = (body: WireRequest['body']): body is Readable => body !== undefined && !(body instanceof Uint8Array);

const write = (outgoing: http.ClientRequest, body: WireRequest['body']): void => {
  if (!isStream(body)) {
    outgoing.end(body);
    return;
  }
  body.on('error', (error) => outgoing.destroy(error));
  outgoing.on('close', () => body.destroy());
  body.pipe(outgoing);
};
