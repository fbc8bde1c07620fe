import { toStatusError } from '../failure.ts';

/** How a command ended, as clients are told: a Status. */
export interface ExecOutcome {
  metadata: object;
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: unknown;
  code?: number;
}

/** Waits for a command to end. */
export const outcomeOf = (running: Promise<number>, command: readonly string[]): Promise<ExecOutcome> =>
  running.then((code) => exitStatus(code, command), failure);

const exitStatus = (code: number, command: readonly string[]): ExecOutcome =>
  code === 0
    ? { metadata: {}, status: 'Success' }
    : {
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: error executing command [${command.join(' ')}], exit code ${code}`,
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
      };

const failure = (error: unknown): ExecOutcome => {
  const { status, message, reason, details, code } = toStatusError(error).status;
  return { metadata: {}, status, message, reason, details, code };
};
