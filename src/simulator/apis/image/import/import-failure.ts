import { DistributionError } from '../../../../distribution/distribution-error.ts';
import type { ImageReference } from '../../../../image/reference.ts';
import { formatExact, repositorySpec } from '../../../../image/reference-format.ts';
import type { ImportStatus } from '../../../../resources/image-stream-import.ts';
import { imageKind } from '../../../../resources/kinds.ts';

/** Whether the import had credentials to show. */
interface CredentialsUse {
  readonly used: boolean;
  readonly areUserMade: boolean;
}

/**
 * Why an import failed, as the `Status` that its answer and the condition of the tag carry.
 *
 * @param reference what was asked for, with the defaults of Docker filled in
 */
export const failureOf = (error: unknown, reference: ImageReference, credentials: CredentialsUse): ImportStatus => {
  const name = formatExact(reference);
  if (!(error instanceof DistributionError)) return internalError(name, error);
  switch (error.kind) {
    case 'not-a-registry':
      return failure(500, 'NotV2Registry', `registry "${reference.registry}" does not support the v2 Registry API`);
    case 'plain-http':
      return failure(
        400,
        'BadRequest',
        `the repository ${repositorySpec(reference)} is HTTP only and requires the insecure flag to import`,
      );
    case 'credentials':
      return failure(
        401,
        'Unauthorized',
        `${noAccess(name)}${credentials.areUserMade ? ' and did not have credentials to the repository' : ''}`,
      );
    case 'status':
      return refusal(error, name, credentials);
    default:
      return internalError(name, error);
  }
};

/** The cluster's settings forbid the registry. */
export const blocked = (reference: ImageReference): ImportStatus =>
  failure(403, 'Forbidden', `registry ${reference.registry} blocked`);

/** One failure is itself; those of several mirrors are put together. */
export const manyFailures = (failures: readonly ImportStatus[]): ImportStatus => {
  const [first, ...others] = failures;
  if (first !== undefined && others.length === 0) return first;
  const message = `[${failures.map((each) => each.message).join(', ')}]`;
  return failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] });
};

const refusal = (error: DistributionError, name: string, { used }: CredentialsUse): ImportStatus => {
  if (error.phase === 'token' && error.status === 401 && used) {
    return failure(401, 'Unauthorized', `incorrect username or password for image "${name}"`);
  }
  if (error.status === 401 || error.status === 403 || error.has('UNAUTHORIZED') || error.has('DENIED')) {
    return failure(401, 'Unauthorized', noAccess(name));
  }
  if (error.has('MANIFEST_UNKNOWN') || error.has('NAME_UNKNOWN') || error.status === 404) return notFound(name);
  return internalError(name, error);
};

const noAccess = (name: string): string => `you may not have access to the container image "${name}"`;

const failure = (code: number, reason: string, message: string, details?: ImportStatus['details']): ImportStatus => ({
  metadata: {},
  status: 'Failure',
  message,
  reason,
  ...(details === undefined ? {} : { details }),
  code,
});

const notFound = (name: string): ImportStatus =>
  failure(404, 'NotFound', `dockerimage.${imageKind.group} "${name}" not found`, {
    name,
    group: imageKind.group,
    kind: 'dockerimage',
  });

const internalError = (name: string, error: unknown): ImportStatus => {
  const message = `${name}: ${error instanceof Error ? error.message : String(error)}`;
  return failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] });
};
