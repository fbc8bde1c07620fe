import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { goJson } from '../../../image/go-json.ts';
import { endAnswer } from '../../pki/end-answer.ts';
import { damagedBody, damagesBody } from './damaged-body.ts';
import type { FaultEffect } from './faults.ts';
import type { RegistryError } from './registry-error.ts';

/** A request as Node hands it over, in HTTP/1.1 or HTTP/2. */
export type IncomingRequest = IncomingMessage | Http2ServerRequest;
export type OutgoingResponse = ServerResponse | Http2ServerResponse;

/** Header values; `undefined` ones are left out. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

/** What is told when the answer is complete, or broken off. */
export type AnswerListener = (answer: Answered) => void;

interface Answered {
  readonly status: number;
  readonly bytes: number;
  /** Of the content that was served or taken. */
  readonly digest: string | undefined;
}

interface ExchangeOptions {
  /** Headers of every answer. */
  readonly headers: Headers;
  /** How the registry writes the type of JSON. */
  readonly jsonContentType: string;
  readonly onAnswer: AnswerListener;
}

/** One request and its answer. */
export class Exchange {
  readonly request: IncomingRequest;
  readonly method: string;
  /** Decoded path without the query. */
  readonly path: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Who asks, once that is known; for the journal. */
  user: string | undefined;
  /** Faults that concern the body of the answer. */
  effects: readonly FaultEffect[] = [];
  /** Node's HTTP/2 response has the methods of the HTTP/1.1 one. */
  readonly #response: ServerResponse;
  readonly #options: ExchangeOptions;
  readonly #extra: Record<string, string> = {};
  #status = 0;
  #bytes = 0;
  #digest: string | undefined;
  #reported = false;
  #isBroken = false;
  /** Resolves when the connection ends, or the answer. */
  readonly gone: Promise<void>;

  constructor(request: IncomingRequest, response: OutgoingResponse, options: ExchangeOptions) {
    this.request = request;
    this.#response = response as ServerResponse;
    this.#options = options;
    this.method = request.method ?? 'GET';
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    this.rawPath = path;
    this.path = decode(path);
    this.rawQuery = query.join('?');
    this.#response.sendDate = false;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gone = promise;
    this.#response.on('close', () => {
      this.#isBroken ||= !this.#reported;
      this.#report();
      resolve();
    });
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.rawQuery);
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** `host:port` as the client sees it. */
  get authority(): string {
    const host = this.header(':authority') ?? this.header('host') ?? '';
    return /^[\w.:[\]-]+$/.test(host) ? host : '';
  }

  get jsonContentType(): string {
    return this.#options.jsonContentType;
  }

  /** Adds a header to whatever the answer will be. */
  addHeader(name: string, value: string): void {
    this.#extra[name] = value;
  }

  get isAnswered(): boolean {
    return this.#response.headersSent;
  }

  /** Whether nobody is there any more to be answered. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Breaks the connection without an answer. */
  abort(): void {
    this.#isBroken = true;
    const { stream } = this.#response as { stream?: { close(code: number): void } };
    if (stream) stream.close(internalError);
    else this.#response.destroy();
  }

  /** Answers with a whole body; a HEAD request gets its length only, and not even that if there is none. */
  send(status: number, headers: Headers, body: string | Uint8Array = ''): void {
    const content = typeof body === 'string' ? Buffer.from(body) : body;
    if (damagesBody(this.effects) && content.length > 0 && this.method !== 'HEAD') {
      void this.stream(status, headers, content.length, whole(content));
      return;
    }
    const isSilent = status === 204 || status === 304 || (this.method === 'HEAD' && content.length === 0);
    const length = isSilent ? undefined : content.length;
    this.#writeHead(status, { 'Content-Length': length, ...headers });
    if (this.method !== 'HEAD') this.#bytes = content.length;
    this.#report();
    if (this.method === 'HEAD') this.#response.end();
    else if (content.length > ONE_PIECE) endAnswer(this.#response, content);
    else this.#response.end(asText(content), 'latin1');
  }

  /** Answers with a document, which ends with a line feed as Go's encoder writes it. */
  json(status: number, document: unknown, headers: Headers = {}): void {
    this.send(status, { 'Content-Type': this.jsonContentType, ...headers }, `${goJson(document)}\n`);
  }

  /** A plain text answer as Go's `http.Error` gives it. */
  text(status: number, message: string, headers: Headers = {}): void {
    this.send(
      status,
      { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...headers },
      `${message}\n`,
    );
  }

  fail(error: RegistryError): void {
    if (error.isBare) this.send(error.status, error.headers);
    else if (error.page !== undefined)
      this.send(error.status, { 'Content-Type': 'text/html', ...error.headers }, error.page);
    else this.send(error.status, { 'Content-Type': this.jsonContentType, ...error.headers }, error.body);
  }

  /**
   * Answers with a stream of a known length; resolves when it has been sent or has broken off. Before the last byte leaves, the
   * request is in the journal and `beforeEnd` has come to pass.
   */
  async stream(
    status: number,
    headers: Headers,
    length: number,
    source: AsyncIterable<Buffer>,
    beforeEnd?: Promise<unknown>,
  ): Promise<void> {
    const body = damagesBody(this.effects) ? damagedBody(source, this.effects) : source;
    this.#writeHead(status, { ...headers, 'Content-Length': length });
    try {
      for await (const chunk of body) {
        if (this.#isBroken) return;
        this.#bytes += chunk.length;
        if (this.#bytes >= length) {
          await beforeEnd;
          this.#report();
        }
        await sent(this.#response, chunk);
      }
      if (this.#bytes < length) throw new Error(`the body ended after ${this.#bytes} of ${length} bytes`);
      this.#response.end();
    } catch {
      this.abort();
    }
  }

  #writeHead(status: number, headers: Headers): void {
    const all = Object.entries({ ...this.#options.headers, ...headers, ...this.#extra });
    const sent = all.filter((header): header is [string, string | number] => header[1] !== undefined).sort(inGoOrder);
    this.#digest = all.find(([name]) => name === 'Docker-Content-Digest')?.[1] as string | undefined;
    this.#response.writeHead(status, sent.flat() as string[]);
    this.#status = status;
  }

  #report(): void {
    if (this.#reported) return;
    this.#reported = true;
    this.#options.onAnswer({ status: this.#status, bytes: this.#bytes, digest: this.#digest });
  }
}

/** Up to so many bytes of a body leave in one piece with the head of the answer, which Node.js only does with texts. */
const ONE_PIECE = 16 * 1024;

const asText = (content: Uint8Array): string =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');

const whole = async function* (content: Uint8Array): AsyncGenerator<Buffer, void> {
  yield Buffer.from(content);
};

/** A Go server sends headers by name, and those that it adds itself at the end. */
const inGoOrder = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  place(a) < place(b) ? -1 : 1;

const places = new Map([
  ['Content-Length', '~1'],
  ['Date', '~2'],
]);

/** Something to sort a header by; there are few names, and all of them are the server's own. */
const place = (name: string): string => {
  let found = places.get(name);
  if (found === undefined) places.set(name, (found = name.toLowerCase()));
  return found;
};

/** HTTP/2's code for a stream that ends because of the server. */
const internalError = 2;

/** Until a piece has left, or never will, its memory must stay as it is. */
const sent = (response: ServerResponse, piece: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off('close', done);
      resolve();
    };
    response.on('close', done);
    response.write(piece, done);
  });

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
};
