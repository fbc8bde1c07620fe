import { StatusError } from './status-error.ts';

/** Whether a request failed because what it was about is not there. */
export const isNotFound = (error: unknown): error is StatusError => error instanceof StatusError && error.code === 404;

/** For `catch`: that something is not there is no failure; everything else stays one. */
export const ignoreNotFound = (error: unknown): undefined => {
  if (!isNotFound(error)) throw error;
};

/** Whether a write failed because somebody else was faster: what it was about has changed since, or is gone. */
export const isOvertaken = (error: unknown): error is StatusError =>
  error instanceof StatusError && (error.code === 404 || error.code === 409);
