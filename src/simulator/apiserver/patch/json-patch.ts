import fastJsonPatch from 'fast-json-patch';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
import { isTooDeep } from '../body/nesting.ts';
import { goSyntaxError } from '../body/parse-json.ts';

type Operation = fastJsonPatch.Operation;

/** The largest number of operations that the real server takes. */
const MAX_OPERATIONS = 10_000;

/**
 * A JSON patch.
 *
 * @throws StatusError 400 when the body is no patch, 413 when it is too long; the patching throws 422 when it does not fit
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const jsonPatch = (body: Buffer): ((current: KubeObject) => KubeObject) => {
  const operations = parseOperations(body);
  return (current) => {
    try {
      const target = copyOf(current);
      return fastJsonPatch.applyPatch(target, operations, validateOperation).newDocument;
    } catch {
      throw new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
    }
  };
};

/** As in the Go library, a member that an object lacks may be replaced all the same. `existing` is the part of the path that exists. */
const validateOperation: fastJsonPatch.Validator<KubeObject> = (operation, index, document, existing) => {
  const parent = operation.path.replace(/\/[^/]*$/, '');
  if (operation.op === 'replace' && existing === parent && operation.path !== '') {
    const container: unknown = parent === '' ? document : fastJsonPatch.getValueByPointer(document, parent);
    if (typeof container === 'object' && container !== null && !Array.isArray(container)) return;
  }
  fastJsonPatch.validator(operation, index, document, existing);
};

const parseOperations = (body: Buffer): Operation[] => {
  const text = body.toString();
  if (isTooDeep(text)) throw badRequest('error decoding patch: exceeded max depth');
  let operations: unknown;
  try {
    operations = JSON.parse(text);
  } catch (error) {
    throw badRequest(`error decoding patch: ${goSyntaxError(text, error as Error)}`);
  }
  if (!Array.isArray(operations))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  if (operations.length > MAX_OPERATIONS) {
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${operations.length}`,
    );
  }
  return operations as Operation[];
};
