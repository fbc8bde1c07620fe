import { ConfigurationError } from '../errors/configuration-error.ts';

/** A command cannot do what it was asked to: `error: <message>` on stderr and exit code 1. */
export class OcError extends ConfigurationError {}

/** The words of a command are wrong: the message is followed by where to read how it is used. */
export const usageError = (command: string, message: string): OcError =>
  new OcError(`${message}\nSee '${command} -h' for help and examples`);

/** The words of a command are wrong: its whole help stands before the message; an empty one is no failure. */
export class HelpError extends OcError {}

/** A comparison could not be made: exit code 2, as 1 says that something differs. */
export class DiffError extends OcError {}

/** Several failures of one command, each printed on its own line. */
export class OcErrors extends OcError {
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(errors.map(String).join('\n'));
    this.errors = errors;
  }
}

/** A failure told as its own text, without the word `error` before it. */
export class PlainError extends OcError {}

/** A command failed while it printed: what it had printed by then is part of what the user sees. */
export class PartialOutput extends OcError {
  readonly output: string;

  constructor(message: string, output: string, cause: unknown) {
    super(message, { cause });
    this.output = output;
  }
}

/** Throws what was collected, if anything was: one failure as it is. */
export const throwCollected = (errors: readonly unknown[]): void => {
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new OcErrors(errors);
};
