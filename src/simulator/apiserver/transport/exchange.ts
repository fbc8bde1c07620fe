import type { ClientCertificate } from './client-certificate.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An answer of unknown length that is under way. */
export interface AnswerStream {
  /** Returns false when the client reads more slowly than we write. */
  write(chunk: string | Uint8Array): boolean;
  /** Resolves when the client has caught up, or is gone. */
  drained(): Promise<void>;
  /** Bytes that wait for the client to read on. */
  buffered(): number;
  end(): void;
  /** Ends without the mark of a complete answer. */
  abort(): void;
  /** Calls back once, when the client or we have ended it. */
  onClose(callback: () => void): void;
}

/** One request and its answer, whatever version of HTTP carries them. */
export interface Exchange {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly certificate: ClientCertificate | undefined;
  /** @throws StatusError 413 when the body is longer than `limit` bytes */
  readBody(limit: number): Promise<Buffer>;
  answer(code: number, headers: Record<string, string | string[]>, body: string | Uint8Array): void;
  stream(code: number, headers: Record<string, string | string[]>): AnswerStream;
}

/** The value of a header; several are joined as HTTP says. */
export const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
};

/**
 * Short texts go out in one piece with their headers; long ones are encoded once, not once to count and once to send.
 * Node.js would encode warnings a second time together with a text, so these go with bytes.
 */
export const encoded = (body: string | Uint8Array, headers: Headers): string | Uint8Array =>
  typeof body === 'string' && (body.length > 16_384 || headers['warning'] !== undefined) ? Buffer.from(body) : body;
