import { StreamproofError } from './streamproof-error.ts';

/** One cause inside `Status.details.causes`. */
export interface StatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/**
 * The `Status` object that an API server answers with.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, unknown>;
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** The API server refused a request; `status` is its answer, word for word. */
export class ApiStatusError extends StreamproofError {
  readonly status: Status;
  /** What the server warned of besides. */
  readonly warnings: readonly string[];

  constructor(status: Status, cause?: unknown, warnings: readonly string[] = []) {
    super(status.message ?? `the server answered ${status.code ?? 'with a failure'}`, { cause });
    this.status = status;
    this.warnings = warnings;
  }
}
