import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { applyOperations, type PatchOperation } from '../../apimachinery/apply-operations.ts';
import { internalError, type StatusError } from '../../apimachinery/status-error.ts';

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
  throw internalError(`json: cannot unmarshal ${goType(operations)} into Go value of type jsonpatch.Patch`);
};

const goType = (value: unknown): string => (typeof value === 'boolean' ? 'bool' : typeof value);

/** @throws StatusError 500 when an operation does not fit the object */
export const patched = (object: KubeObject, operations: readonly PatchOperation[]): KubeObject => {
  try {
    return applyOperations(object, operations);
  } catch (error) {
    throw misfit(error as Error & { operation?: Misfit });
  }
};

/** An operation that was refused. */
interface Misfit {
  readonly op?: string;
  readonly path?: string;
  readonly from?: string;
}

/** @see https://github.com/evanphx/json-patch/blob/v4.12.0/patch.go */
const misfit = ({
  name,
  message,
  operation: { op = '', path = '', from = '' } = {},
}: Error & { operation?: Misfit }): StatusError => {
  const missing = (what: string): StatusError =>
    internalError(`${op} operation does not apply: ${what}: missing value`);
  if (name === 'TEST_OPERATION_FAILED') return internalError(`testing value ${path} failed: test failed`);
  if (name === 'OPERATION_OP_INVALID') return internalError(`Unexpected kind: ${op || 'unknown'}`);
  if (name === 'OPERATION_FROM_UNRESOLVABLE') return missing(`doc is missing from path: ${from}`);
  if (name === 'OPERATION_PATH_CANNOT_ADD') return missing(`doc is missing path: ${JSON.stringify(path)}`);
  if (name === 'OPERATION_PATH_UNRESOLVABLE')
    return op === 'remove'
      ? internalError(
          `error in remove for path: '${path}': Unable to remove nonexistent key: ${path.slice(path.lastIndexOf('/') + 1)}: missing value`,
        )
      : missing(`doc is missing path: ${path}`);
  return internalError(message.split('\n', 1)[0] ?? '');
};
