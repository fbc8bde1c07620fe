import type { Clock } from '../../ports/clock.ts';
import { answer } from './api/distribution-api.ts';
import type { Caller, RegistryApp } from './api/registry-app.ts';
import { Exchange, type Headers, type IncomingRequest, type OutgoingResponse } from './http/exchange.ts';
import { type FaultEffect, Faults } from './http/faults.ts';
import { Listener } from './http/listener.ts';
import { codeForStatus, RegistryError } from './http/registry-error.ts';
import { RequestJournal } from './http/request-journal.ts';
import type { ServingCertificate } from './http/secure-front.ts';
import type { StorageDriver } from './storage/storage-driver.ts';

/** What every registry has, whatever it serves. */
export interface RegistryServerOptions {
  /** The logical host, as in image references: `docker.io`, `registry.example:5000`. */
  readonly host: string;
  readonly storage: StorageDriver;
  readonly clock: Clock;
  /** Absent: plain HTTP. */
  readonly tls?: ServingCertificate | undefined;
  /**
   * How a slow answer takes its time, milliseconds; it need not go on when `isOver`. @default by a timer of the clock
   */
  readonly spend?: ((duration: number, isOver: () => boolean) => Promise<void>) | undefined;
  readonly port?: number | undefined;
  /** Told of failures that are defects, with the request; the client gets a 500. */
  readonly onDefect?: ((error: unknown, request: string) => void) | undefined;
}

/** A running registry, for whoever started it. */
export interface RegistryHandle {
  readonly host: string;
  /** `127.0.0.1:port`; the port stays the same while the registry is stopped and started. */
  readonly endpoint: string;
  readonly port: number;
  readonly journal: RequestJournal;
  readonly storage: StorageDriver;
  readonly faults: Faults;
  readonly isRunning: boolean;
  /** Takes the registry off the network: connections break and new ones are refused. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Accepts connections and never says anything, until `start`. */
  hang(): Promise<void>;
  /** Shows another certificate from the next connection on; `undefined`: speaks plain HTTP. */
  useCertificate(tls: ServingCertificate | undefined): Promise<void>;
  close(): Promise<void>;
}

interface Wording {
  readonly headers: Headers;
  readonly jsonContentType: string;
}

/** Serves a registry: sockets, journal and faults here, everything else in `app`. */
export const startRegistryServer = async <Who extends Caller>(
  app: RegistryApp<Who>,
  options: RegistryServerOptions,
  wording: Wording,
): Promise<RegistryHandle> => {
  const { host, storage, clock } = options;
  const journal = new RequestJournal();
  const faults = new Faults();
  const handle = (request: IncomingRequest, response: OutgoingResponse): void => {
    const arrival = { sequence: journal.nextSequence(), time: clock.now() };
    const exchange: Exchange = new Exchange(request, response, {
      ...wording,
      headers: { ...wording.headers, Date: new Date(arrival.time).toUTCString() },
      onAnswer: ({ status, bytes, digest }) =>
        journal.add({
          ...arrival,
          registry: host,
          method: exchange.method,
          path: exchange.rawPath,
          query: exchange.rawQuery,
          status,
          bytes,
          userAgent: exchange.header('user-agent') ?? '',
          ...(exchange.user ? { user: exchange.user } : {}),
          ...(digest === undefined ? {} : { digest }),
        }),
    });
    void serve(app, exchange, faults, options);
  };
  const listener = new Listener({ tls: options.tls, port: options.port, handle });
  await listener.start();
  return {
    host,
    get endpoint() {
      return `127.0.0.1:${listener.port}`;
    },
    get port() {
      return listener.port;
    },
    get isRunning() {
      return listener.isListening;
    },
    journal,
    storage,
    faults,
    start: () => listener.start(),
    stop: () => listener.stop(),
    hang: () => listener.hang((socket) => void (options.spend ?? timer(clock))(SILENCE, () => socket.destroyed)),
    close: () => listener.stop(),
    useCertificate: (tls) => listener.useCertificate(tls),
  };
};

const serve = async <Who extends Caller>(
  app: RegistryApp<Who>,
  exchange: Exchange,
  faults: Faults,
  options: RegistryServerOptions,
): Promise<void> => {
  try {
    exchange.effects = faults.strike({
      method: exchange.method,
      path: exchange.path,
      userAgent: exchange.header('user-agent') ?? '',
    });
    await suffer(exchange.effects, exchange, options);
    await answer(app, exchange);
  } catch (error) {
    refuse(error, exchange, options);
  }
};

/** What faults do before there is an answer. */
const suffer = async (
  effects: readonly FaultEffect[],
  exchange: Exchange,
  { clock, spend = timer(clock) }: RegistryServerOptions,
): Promise<void> => {
  for (const effect of effects) {
    if (effect.kind === 'delay') await spend(effect.milliseconds, () => exchange.isBroken);
    if (effect.kind === 'hang') {
      await spend(SILENCE, () => exchange.isBroken);
      await exchange.gone;
    }
    if (effect.kind === 'status') throw fixedAnswer(effect);
    if (effect.kind === 'reset' && effect.afterBytes === 0) {
      exchange.abort();
      throw new Error('the connection has been reset');
    }
  }
};

/** Time that passes while nobody answers, in milliseconds; the client has given up by then, or waits for ever. */
const SILENCE = 60_000;

const timer =
  (clock: Clock) =>
  (duration: number): Promise<void> =>
    new Promise((resolve) => void clock.after(duration, resolve));

const fixedAnswer = ({ status, code, message, headers }: Extract<FaultEffect, { kind: 'status' }>): RegistryError =>
  new RegistryError((code ?? codeForStatus(status)) as ConstructorParameters<typeof RegistryError>[0], {
    status,
    ...(message ? { message } : {}),
    ...(headers ? { headers } : {}),
  });

const refuse = (error: unknown, exchange: Exchange, { onDefect }: RegistryServerOptions): void => {
  if (exchange.isAnswered || exchange.isBroken || isDisconnect(error)) exchange.abort();
  else if (error instanceof RegistryError) exchange.fail(error);
  else {
    onDefect?.(error, `${exchange.method} ${exchange.rawPath}`);
    exchange.fail(new RegistryError('UNKNOWN', { detail: {} }));
  }
};

/** What reading from a client that has gone away throws. */
const isDisconnect = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_HTTP2_STREAM_ERROR', 'ABORT_ERR'].includes(
    (error as NodeJS.ErrnoException)?.code ?? '',
  );
