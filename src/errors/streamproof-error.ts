/** What every error of Streamproof carries besides its message. */
export interface ErrorDetails {
  /** What the reader can try next: a command, an option, a place to look. */
  hint?: string;
  cause?: unknown;
}

/** The root of the taxonomy. The `name` tells a reader, and the exit code, which kind of failure this is. */
export class StreamproofError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.hint = details.hint;
  }
}
