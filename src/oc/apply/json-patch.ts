import { isJsonObject } from '../../image/json-object.ts';
import { applyOperations, type PatchOperation } from '../../resources/json-patch/apply-operations.ts';
import { PatchError } from '../../resources/json-patch/patch-error.ts';
import { OcError } from '../oc-error.ts';

/**
 * An object with a list of operations applied.
 *
 * @throws OcError for what is no such list, or does not fit
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const applyJsonPatch = (object: object, operations: unknown): object => {
  if (!Array.isArray(operations) || !operations.every(isJsonObject)) throw new OcError('Invalid JSON Patch');
  try {
    return applyOperations(object, operations as PatchOperation[]);
  } catch (cause) {
    throw cause instanceof PatchError ? new OcError('Invalid JSON Patch', { cause }) : cause;
  }
};
