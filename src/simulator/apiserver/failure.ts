import { badRequest, internalError, StatusError } from '../apimachinery/status-error.ts';

/** What Go says of a value nested more deeply than it reads. */
const TOO_DEEP = 'json: exceeded max depth';

/** The refusal that any error amounts to. What is no StatusError is a defect of the simulator: 500 with its text. */
export const toStatusError = (error: unknown): StatusError => {
  if (error instanceof StatusError) return error;
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) return badRequest(TOO_DEEP);
  return internalError(error instanceof Error ? error.message : String(error));
};

/** The path exists, but not for this method. */
export const genericMethodNotAllowed = (): StatusError =>
  new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});

/** Below a group and version that is served there is nothing like this. */
export const genericNotFound = (): StatusError =>
  new StatusError(404, 'NotFound', 'the server could not find the requested resource', {});
