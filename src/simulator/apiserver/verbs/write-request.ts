import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { decodeObject } from '../body/decode-object.ts';
import type { ResourceApiRequest } from '../reply.ts';
import { type WriteOptions, writeOptions } from '../request/write-options.ts';

/** A create, update or patch, with what its query asks for. */
export interface WriteRequest {
  readonly options: WriteOptions;
  readonly context: RequestContext;
}

/** @throws StatusError 422 for options that the server does not know */
export const writeRequest = (
  { query, context }: ResourceApiRequest,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
): WriteRequest => {
  const options = writeOptions(query, kind);
  return { options, context: { ...context, dryRun: options.dryRun, options } };
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
