import { groupResource, type ResourceKind } from '../../resources/kinds/resource-kind.ts';

/** A cause inside `details.causes`, as 422 answers list them. */
export interface StatusCause {
  reason?: string;
  message: string;
  field?: string;
}

/** The `Status` object of a refused request. */
export interface FailureStatus {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, unknown>;
  status: 'Failure';
  message: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code: number;
}

/**
 * A request that the API server refuses. Its status is what the client gets, with the texts of the real server.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/api/errors/errors.go
 */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: FailureStatus['details'];
  readonly metadata: FailureStatus['metadata'];

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: FailureStatus['details'],
    metadata: FailureStatus['metadata'] = {},
  ) {
    // An answer to a client, not a defect: to note where it was made would cost more than the rest of such a request.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.metadata = metadata;
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  get status(): FailureStatus {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.metadata,
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

type Kind = Pick<ResourceKind, 'group' | 'plural'>;

const detailsOf = (kind: Kind, name: string): { name: string; group?: string; kind: string } => ({
  name,
  ...(kind.group === '' ? {} : { group: kind.group }),
  kind: kind.plural,
});

export const notFound = (kind: Kind, name: string): StatusError =>
  new StatusError(404, 'NotFound', `${groupResource(kind)} "${name}" not found`, detailsOf(kind, name));

export const alreadyExists = (kind: Kind, name: string): StatusError =>
  new StatusError(409, 'AlreadyExists', `${groupResource(kind)} "${name}" already exists`, detailsOf(kind, name));

export const conflict = (kind: Kind, name: string, why: string): StatusError =>
  new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${groupResource(kind)} "${name}": ${why}`,
    detailsOf(kind, name),
  );

/** The text of a write that lost a race. */
export const modified = (kind: Kind, name: string): StatusError =>
  conflict(kind, name, 'the object has been modified; please apply your changes to the latest version and try again');

export const forbidden = (kind: Kind, name: string, why: string): StatusError =>
  new StatusError(
    403,
    'Forbidden',
    name === ''
      ? `${groupResource(kind)} is forbidden: ${why}`
      : `${groupResource(kind)} "${name}" is forbidden: ${why}`,
    detailsOf(kind, name),
  );

export const badRequest = (message: string): StatusError => new StatusError(400, 'BadRequest', message);

export const unauthorized = (): StatusError => new StatusError(401, 'Unauthorized', 'Unauthorized');

export const methodNotSupported = (kind: Kind, verb: string): StatusError =>
  new StatusError(405, 'MethodNotAllowed', `${verb} is not supported on resources of kind "${groupResource(kind)}"`, {
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
  });

export const expired = (message: string): StatusError => new StatusError(410, 'Expired', message);

export const internalError = (why: string): StatusError =>
  new StatusError(500, 'InternalError', `Internal error occurred: ${why}`, { causes: [{ message: why }] });
