import fastJsonPatch from 'fast-json-patch';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
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
      const target = structuredClone(current);
      return fastJsonPatch.applyPatch(target, operations, validateOperation).newDocument;
    } catch (error) {
      throw doesNotFit(error as Error & { name: string; operation?: Operation });
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
  let operations: unknown;
  try {
    operations = JSON.parse(text);
  } catch (error) {
    throw badRequest(`error decoding patch: ${goSyntaxError(text, error as Error)}`);
  }
  if (!Array.isArray(operations))
    throw badRequest('error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  if (operations.length > MAX_OPERATIONS) {
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${operations.length}`,
    );
  }
  return operations as Operation[];
};

/** The texts of the Go library that the real server uses. */
const doesNotFit = ({ name, message, operation }: Error & { operation?: Operation }): StatusError => {
  const path = operation?.path ?? '';
  const text =
    name === 'TEST_OPERATION_FAILED'
      ? `testing value ${path} failed: test failed`
      : name === 'OPERATION_PATH_UNRESOLVABLE' && operation?.op === 'remove'
        ? `remove operation does not apply: doc is missing key: ${path}: missing value`
        : name === 'OPERATION_PATH_UNRESOLVABLE' || name === 'OPERATION_PATH_CANNOT_ADD'
          ? `${operation?.op} operation does not apply: doc is missing path: ${path}: missing value`
          : message.split('\n')[0];
  return new StatusError(422, 'Invalid', `the server rejected our request due to an error in our request: ${text}`, {});
};
