/** A registry asks to come back later. The pull goes on where it was when it is attempted again. */
export class TooManyRequests extends Error {
  /** Milliseconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number, cause: unknown) {
    super('too many requests', { cause });
    this.retryAfter = retryAfter;
  }
}
