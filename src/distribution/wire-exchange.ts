import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** The answer; `body` must be read or destroyed. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  /** By their names in lower case; what was sent several times is joined. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable;
}

/** What an exchange knows of the connection that it is on. */
interface Answering {
  /** How many requests have been answered since the connection was opened. */
  answers: number;
}

/** One request on its way, and its answer. */
export class WireExchange implements Dispatcher.DispatchHandler {
  /** Settles with the head of the answer. */
  readonly response: Promise<WireResponse>;
  connection: Answering | undefined;
  /** Whether the connection was kept from an earlier request, so that its failure says nothing about the server. */
  isOnKeptConnection = false;
  readonly #resolve: (response: WireResponse) => void;
  readonly #reject: (error: Error) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #brokenOff: Error | undefined;
  #body: Readable | undefined;
  #isOver = false;
  readonly #afterwards: (() => void)[] = [];

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<WireResponse>();
    this.response = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Breaks the request off, or the answer. */
  abort(reason: Error): void {
    if (this.#isOver) return;
    this.#brokenOff = reason;
    this.#controller?.abort(reason);
    if (this.#controller === undefined) this.#fail(reason);
  }

  /** Calls back when the whole answer has come, or has broken off. */
  whenOver(callback: () => void): void {
    this.#afterwards.push(callback);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.isOnKeptConnection = (this.connection?.answers ?? 0) > 0;
    if (this.#brokenOff !== undefined) controller.abort(this.#brokenOff);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText = '',
  ): void {
    if (status < 200) return;
    this.#body = new Readable({
      read: () => controller.resume(),
      destroy: (error, done) => {
        if (!this.#isOver) controller.abort(error ?? new Error('nobody reads the answer'));
        done(error);
      },
    });
    this.#resolve({ status, statusText, headers: joined(headers), body: this.#body });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body?.push(chunk) === false) controller.pause();
  }

  /** A connection takes its next request a turn of the event loop later: who knew of the end before that would open another one. */
  onResponseEnd(): void {
    this.#end();
    if (this.connection !== undefined) this.connection.answers += 1;
    queueMicrotask(() => setImmediate(() => this.#body?.push(null)));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  #end(): void {
    this.#isOver = true;
    for (const callback of this.#afterwards) callback();
  }

  #fail(error: Error): void {
    this.#end();
    if (this.#body === undefined) this.#reject(error);
    else this.#body.destroy(error);
  }
}

const joined = (headers: Record<string, string | string[] | undefined>): WireResponse['headers'] => {
  for (const [name, value] of Object.entries(headers)) if (Array.isArray(value)) headers[name] = value.join(', ');
  return headers as WireResponse['headers'];
};
