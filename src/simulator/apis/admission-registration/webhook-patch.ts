import { jsonTypeOf } from '../../../image/json-type.ts';
import { applyOperations, type PatchOperation } from '../../../resources/json-patch/apply-operations.ts';
import { PatchError } from '../../../resources/json-patch/patch-error.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { internalError } from '../../apimachinery/status-error.ts';

/** The operations of a webhook's patch. @param patch Base64. @throws StatusError 500 when it is none */
export const readOperations = (patch: string): readonly PatchOperation[] => {
  let operations: unknown;
  try {
    operations = parseExactJson(Buffer.from(patch, 'base64').toString());
  } catch (error) {
    throw internalError((error as Error).message);
  }
  if (operations === null) return [];
  if (Array.isArray(operations)) return operations as PatchOperation[];
  throw internalError(`json: cannot unmarshal ${jsonTypeOf(operations)} into Go value of type jsonpatch.Patch`);
};

/** @throws StatusError 500 when an operation does not fit the object */
export const patched = (object: KubeObject, operations: readonly PatchOperation[]): KubeObject => {
  try {
    return applyOperations(object, operations);
  } catch (error) {
    throw error instanceof PatchError ? internalError(error.message) : error;
  }
};
