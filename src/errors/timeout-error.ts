import { type ExpectationDetails, ExpectationError } from './expectation-error.ts';

/** An expectation that did not come true in time; `lastSeen` is the last observation. */
export class TimeoutError extends ExpectationError {
  readonly lastSeen: string | undefined;

  constructor(message: string, details: ExpectationDetails & { lastSeen?: string } = {}) {
    super(message, details);
    this.lastSeen = details.lastSeen;
  }
}
