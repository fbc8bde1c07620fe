import { DistributionError } from '../../../../distribution/distribution-error.ts';
import { InvalidImageConfigError } from '../../../../image/image-config.ts';
import type { ImageReference } from '../../../../image/reference.ts';
import { formatExact } from '../../../../image/reference-format.ts';
import type { ImportStatus } from '../../../../resources/images/image-stream-import.ts';
import { imageKind } from '../../../../resources/kinds/kinds.ts';
import { aggregateMessage } from '../../../apimachinery/aggregate-message.ts';
import { PartFailure } from './part-failure.ts';

/**
 * Why an image could not be had, as the `Status` that the answer and the condition of the tag carry: it is missing, access was refused,
 * or whatever the registry's client says. A registry that is no registry, speaks plain HTTP or denies access has no words of its own.
 *
 * @param reference what was asked for, with the defaults of Docker filled in
 */
export const failureOf = (error: unknown, reference: ImageReference): ImportStatus => {
  if (error instanceof PartFailure) return failureOf(error.cause, { ...reference, tag: '', id: error.digest });
  if (error instanceof InvalidImageConfigError) return internalError(error.message);
  const name = formatExact(reference);
  if (hasCode(error, 'MANIFEST_UNKNOWN')) return notFound(name);
  if (hasCode(error, 'UNAUTHORIZED')) return noAccess(name);
  if (error instanceof DistributionError && error.kind === 'credentials') return noAccess(name);
  if (messageOf(error).endsWith('incorrect username or password'))
    return failure(401, 'Unauthorized', `incorrect username or password for image "${name}"`);
  return internalError(`${name}: ${messageOf(error)}`);
};

/** Why the tags of a repository could not be listed; the repository is named as it was asked for. */
export const listFailureOf = (error: unknown, asked: ImageReference): ImportStatus => {
  const name = formatExact(asked);
  if (hasCode(error, 'NAME_UNKNOWN')) return notFound(name);
  if (hasCode(error, 'UNAUTHORIZED')) return noAccess(name);
  return internalError(messageOf(error));
};

/** The cluster's settings forbid the registry. */
export const blocked = ({ registry }: ImageReference): ImportStatus =>
  failure(403, 'Forbidden', `forbidden: registry ${registry} blocked`, {});

/** A name that no registry could be asked for. */
export const unparsable = (name: string): ImportStatus =>
  internalError(`unable to parse docker reference ${name}: invalid reference format`);

/** One failure is itself; those of several mirrors are put together. */
export const manyFailures = (failures: readonly ImportStatus[]): ImportStatus => {
  const [first, ...others] = failures;
  if (first !== undefined && others.length === 0) return first;
  return internalError(
    aggregateMessage(failures.map(({ message = '' }) => message.replace(/^Internal error occurred: /, ''))),
  );
};

/** Whether the registry itself answered so, not its token service. */
const hasCode = (error: unknown, code: string): boolean =>
  error instanceof DistributionError && error.kind === 'status' && error.phase === 'request' && error.has(code);

const noAccess = (name: string): ImportStatus =>
  failure(401, 'Unauthorized', `you may not have access to the container image "${name}"`);

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

const internalError = (message: string): ImportStatus =>
  failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
