import { createServer, type Server, type Socket } from 'node:net';
import { beginTls } from '../../pki/begin-tls.ts';
import { answeredPorts, idle, type RequestHandler, type ServingCertificate, secureFront } from './secure-front.ts';

interface ListenerOptions {
  /** Absent: plain HTTP. */
  readonly tls?: ServingCertificate | undefined;
  /** @default 0, any free port */
  readonly port?: number | undefined;
  readonly handle: RequestHandler;
}

/**
 * A server socket on the loopback interface that can be taken off the network and put back under the same port. Over TLS it
 * speaks HTTP/1.1 and HTTP/2.
 */
export class Listener {
  readonly #options: ListenerOptions;
  #tls: ServingCertificate | undefined;
  #server: Server | undefined;
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
    answeredPorts.delete(this.#port);
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
    answeredPorts.set(this.#port, this.#options.handle);
    this.#server = server;
  }

  /** Plain HTTP is rare, and importing `node:http` loads much that TLS does not need. */
  async #create(): Promise<Server> {
    const tls = this.#tls;
    if (this.#onSilence) return createServer(this.#onSilence);
    if (tls === undefined)
      return (await import('node:http')).createServer({ keepAliveTimeout: idle }, this.#options.handle);
    return createServer((socket) => beginTls(secureFront(this.#tls ?? tls), socket));
  }
}
