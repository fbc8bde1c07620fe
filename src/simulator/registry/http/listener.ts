import http2 from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import type { IncomingRequest, OutgoingResponse } from './exchange.ts';

/** Certificate and key, PEM. */
export interface ServingCertificate {
  readonly certificate: string;
  readonly key: string;
}

interface ListenerOptions {
  /** Absent: plain HTTP. */
  readonly tls?: ServingCertificate | undefined;
  /** @default 0, any free port */
  readonly port?: number | undefined;
  readonly handle: (request: IncomingRequest, response: OutgoingResponse) => void;
}

/** Milliseconds after which an HTTP/1.1 connection without requests is closed; longer than clients keep theirs. */
const idle = 120_000;

/** Bytes that an HTTP/2 client may send before it must wait for us. */
const window = 4 * 1024 * 1024;

/**
 * A server socket on the loopback interface that can be taken off the network and put back under the same port. Over TLS it
 * speaks HTTP/1.1 and HTTP/2.
 */
export class Listener {
  readonly #options: ListenerOptions;
  #tls: ServingCertificate | undefined;
  #server: Server | undefined;
  /** What speaks TLS with those who connect: of the registries of a cluster most are never asked, and it is dear to make. */
  #secured: http2.Http2SecureServer | undefined;
  #starting: Promise<void> | undefined;
  #port: number;
  readonly #sockets = new Set<Socket>();
  /** What is told of connections that get no answer; while absent, they get one. */
  #onSilence: ((socket: Socket) => void) | undefined;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#tls = options.tls;
    this.#port = options.port ?? 0;
  }

  get port(): number {
    return this.#port;
  }

  get isListening(): boolean {
    return this.#server !== undefined;
  }

  /** @throws {Error} naming the port when it is taken */
  async start(): Promise<void> {
    if (this.#onSilence !== undefined) await this.stop();
    this.#starting ??= this.#listen().finally(() => {
      this.#starting = undefined;
    });
    await this.#starting;
  }

  /** Breaks all connections, takes new ones and never says anything to them, until it is started again. */
  async hang(onSilence: (socket: Socket) => void): Promise<void> {
    await this.stop();
    this.#onSilence = onSilence;
    await this.#listen();
  }

  /** Breaks all connections and refuses new ones. */
  async stop(): Promise<void> {
    this.#onSilence = undefined;
    await this.#starting?.catch(() => undefined);
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.#disconnect();
    await closed;
  }

  /** From the next connection on the server shows this certificate, or speaks plain HTTP without one. */
  async useCertificate(tls: ServingCertificate | undefined): Promise<void> {
    const isOtherProtocol = (tls === undefined) !== (this.#tls === undefined);
    this.#tls = tls;
    if (this.#server === undefined || this.#onSilence !== undefined) return;
    if (isOtherProtocol) {
      await this.stop();
      await this.start();
      return;
    }
    this.#disconnect();
  }

  #disconnect(): void {
    this.#secured?.close();
    this.#secured = undefined;
    for (const socket of this.#sockets) socket.destroy();
  }

  async #listen(): Promise<void> {
    if (this.#server) return;
    const server = await this.#create();
    server.on('connection', (socket: Socket) => {
      socket.setNoDelay();
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    }).catch((error: unknown) => {
      throw new Error(
        `cannot listen on 127.0.0.1:${this.#port}: ${(error as Error).message}; free the port or choose another one`,
        { cause: error },
      );
    });
    this.#port = (server.address() as { port: number }).port;
    this.#server = server;
  }

  /** Plain HTTP is rare, and importing `node:http` loads much that TLS does not need. */
  async #create(): Promise<Server> {
    const tls = this.#tls;
    if (this.#onSilence) return createServer(this.#onSilence);
    if (tls === undefined)
      return (await import('node:http')).createServer({ keepAliveTimeout: idle }, this.#options.handle);
    return createServer((socket) => {
      this.#secured ??= this.#secure(this.#tls ?? tls);
      this.#secured.emit('connection', socket);
    });
  }

  #secure({ certificate: cert, key }: ServingCertificate): http2.Http2SecureServer {
    const settings = { initialWindowSize: window };
    const server = http2.createSecureServer({ allowHTTP1: true, cert, key, settings }, this.#options.handle);
    (server as unknown as { keepAliveTimeout: number }).keepAliveTimeout = idle;
    server.on('session', (session) => session.setLocalWindowSize(window));
    server.on('sessionError', () => undefined);
    server.on('tlsClientError', () => undefined);
    // It has no socket of its own, but must believe that it listens: else it does not watch for clients that are too slow.
    server.emit('listening');
    return server;
  }
}
