import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { decodeObject } from '../body/decode-object.ts';
import type { ResourceApiRequest } from '../reply.ts';
import { type WriteOptions, writeOptions } from '../request/write-options.ts';
import { completeObject } from '../schema/complete-object.ts';
import { keepToStoredSize } from '../schema/keep-to-stored-size.ts';
import { header } from '../transport/exchange.ts';

/** A create, update or patch, with what its query asks for. */
export interface WriteRequest {
  readonly options: WriteOptions;
  readonly context: RequestContext;
}

/** A shorter body than this holds no object that is too large to be kept. */
const SURELY_SMALL = 1024 * 1024;

/** @throws StatusError 422 for options that the server does not know */
export const writeRequest = (
  { exchange, query, context }: ResourceApiRequest,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
): WriteRequest => {
  const options = writeOptions(query, kind);
  const { dryRun } = options;
  // What a patch comes to does not show in its length.
  const mayBeLarge =
    !dryRun && (kind === 'PatchOptions' || !(Number(header(exchange.headers, 'content-length')) < SURELY_SMALL));
  return { options, context: { ...context, dryRun, options, ...(mayBeLarge && { complete: completeAndMeasure }) } };
};

const completeAndMeasure: RequestContext['complete'] = (kind, object) => {
  completeObject(kind, object);
  keepToStoredSize(kind, object);
};

/**
 * The object in the body of a write.
 *
 * @param accepts other versions of the kind that are read as the expected one
 * @throws StatusError 400 for what cannot be read
 */
export const sentObject = (
  { exchange }: ResourceApiRequest,
  kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>,
  { options, context }: WriteRequest,
  accepts?: readonly string[],
): Promise<KubeObject> => decodeObject(exchange, kind, options.fieldValidation, context.warnings, accepts);
