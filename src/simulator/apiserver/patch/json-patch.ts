import { isJsonObject } from '../../../image/json-object.ts';
import { jsonTypeOf } from '../../../image/json-type.ts';
import { applyOperations, type PatchOperation } from '../../../resources/json-patch/apply-operations.ts';
import { PatchError } from '../../../resources/json-patch/patch-error.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
import { DECODING, parsePatchText } from './patch-text.ts';

/** The largest number of operations that the real server takes. */
const MAX_OPERATIONS = 10_000;

/**
 * A JSON patch. The patching throws a StatusError 422 when it does not fit.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const jsonPatch =
  (operations: readonly PatchOperation[]): ((current: KubeObject) => KubeObject) =>
  (current) => {
    try {
      return applyOperations(current, operations);
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      throw new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
    }
  };

/**
 * The operations in the body of a JSON patch; `null` has none.
 *
 * @param validates whether fields are looked at (`fieldValidation`), for which the real server reads the text with another library
 * @throws StatusError 400 when the body is no patch, 413 when it is too long
 */
export const parseOperations = (body: Buffer, validates: boolean): PatchOperation[] => {
  const [prefix, type] = validates ? [DECODING, '[]handlers.jsonPatchOp'] : ['', 'jsonpatch.Patch'];
  const operations = parsePatchText(body, prefix) ?? [];
  if (!Array.isArray(operations))
    throw badRequest(`${prefix}json: cannot unmarshal ${jsonTypeOf(operations)} into Go value of type ${type}`);
  if (operations.length > MAX_OPERATIONS) {
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${operations.length}`,
    );
  }
  for (const operation of operations)
    if (operation !== null && !isJsonObject(operation))
      throw badRequest(`json: cannot unmarshal ${jsonTypeOf(operation)} into Go value of type jsonpatch.Operation`);
  return operations as PatchOperation[];
};
