import { StatusError } from '../../apimachinery/status-error.ts';

/**
 * Holds a reader who wants to see nothing older to what there is.
 *
 * @throws StatusError 504 for a version that there is not yet: the real server waits for it for three seconds
 */
export const keepToRevision = (asked: string | undefined, current: number): void => {
  if (asked === undefined || Number(asked) <= current) return;
  throw new StatusError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
};
