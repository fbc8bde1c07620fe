import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import Client from 'undici/lib/dispatcher/client.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Clock } from '../ports/clock.ts';
import { type Destination, openSocket } from './open-socket.ts';
import type { WireExchange } from './wire-exchange.ts';

interface ConnectionPoolOptions {
  readonly secureContext: SecureContext;
  /** How many connections to one host may be open; any number when absent. */
  readonly connections: number | undefined;
  /** What time limits go by; real time when absent. */
  readonly clock: Clock | undefined;
}

/** The kept-alive connections of a program, by where they lead. */
export class ConnectionPool {
  readonly #options: ConnectionPoolOptions;
  readonly #pools = new Map<string, Pool>();
  readonly #opening = new Set<Socket>();

  constructor(options: ConnectionPoolOptions) {
    this.#options = options;
  }

  send(destination: Destination, request: Dispatcher.DispatchOptions, exchange: WireExchange): void {
    const { target, url, insecure } = destination;
    const key = `${target.address} ${target.port} ${url.origin} ${insecure}`;
    let pool = this.#pools.get(key);
    if (pool === undefined) this.#pools.set(key, (pool = this.#poolFor(destination)));
    pool.dispatch(request, exchange);
  }

  /** Ends all connections, with the requests that are on them. */
  close(): void {
    for (const pool of this.#pools.values()) void pool.destroy();
    for (const socket of this.#opening) socket.destroy();
    this.#pools.clear();
  }

  #poolFor(destination: Destination): Pool {
    return new Pool(destination.url.origin, {
      connections: this.#options.connections ?? null,
      factory: (origin) => this.#connection(origin, destination),
    });
  }

  /** Go's client waits for answers as long as the caller does, so that none of undici's own limits applies. */
  #connection(origin: URL, destination: Destination): Connection {
    const connection: Connection = new Connection(origin, {
      allowH2: false,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: KEPT_ALIVE,
      connect: (_options, opened) => {
        connection.answers = 0;
        const settle = (): void => void this.#opening.delete(socket);
        const socket = openSocket(destination, {
          ...this.#options,
          onOpen: () => {
            settle();
            opened(null, socket);
          },
          onError: (error) => {
            settle();
            opened(error, null);
          },
        });
        this.#opening.add(socket);
      },
    });
    return connection;
  }
}

/** Milliseconds after which a connection without requests is closed, if the server does not close it before. */
const KEPT_ALIVE = 600_000;

/** One connection, which is opened again when it has been closed. */
export class Connection extends Client {
  /** How many requests have been answered since it was opened. */
  answers = 0;

  override dispatch(request: Dispatcher.DispatchOptions, exchange: Dispatcher.DispatchHandler): boolean {
    (exchange as WireExchange).connection = this;
    return super.dispatch(request, exchange);
  }
}
