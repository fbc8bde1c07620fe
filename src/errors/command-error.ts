import { type ErrorDetails, StreamproofError } from './streamproof-error.ts';

/** A command of a feature ended otherwise than the feature says; `result` is what it did. */
export class CommandError extends StreamproofError {
  readonly result: { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

  constructor(message: string, result: CommandError['result'], details: ErrorDetails = {}) {
    super(message, details);
    this.result = result;
  }
}
