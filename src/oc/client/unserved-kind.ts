import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { OcError } from '../oc-error.ts';

/** The server has no such kind at all: an image stream on a plain Kubernetes. */
export class UnservedKindError extends OcError {}

/** Handles a failed request for a kind: a server that does not know the path does not have the kind. */
export const refuseUnserved =
  (kind: ResourceKind) =>
  (error: unknown): never => {
    const unknownPath =
      error instanceof ApiStatusError &&
      error.status.code === 404 &&
      !error.status.details?.name &&
      /page not found|could not find the requested resource/.test(error.message);
    throw unknownPath
      ? new UnservedKindError(`the server doesn't have a resource type ${JSON.stringify(kind.plural)}`, {
          cause: error,
        })
      : error;
  };
