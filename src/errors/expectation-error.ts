import { type ErrorDetails, StreamproofError } from './streamproof-error.ts';

/** What was expected and what was seen, beside the message. */
export interface ExpectationDetails extends ErrorDetails {
  expected?: unknown;
  actual?: unknown;
  diff?: string;
}

/** The cluster behaves differently from what the experiment claims: the scenario fails. */
export class ExpectationError extends StreamproofError {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly diff: string | undefined;

  constructor(message: string, details: ExpectationDetails = {}) {
    super(message, details);
    this.expected = details.expected;
    this.actual = details.actual;
    this.diff = details.diff;
  }
}
