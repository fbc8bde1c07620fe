import fastJsonPatch from 'fast-json-patch';
import { isJsonObject } from '../../image/json-object.ts';
import { copyOf } from './copy-of.ts';

/** One operation of a JSON patch. */
export type PatchOperation = fastJsonPatch.Operation;

/**
 * A copy of a document that a JSON patch was applied to.
 *
 * @throws Error of the library, with the `operation` that does not fit and a `name` for why
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const applyOperations = <T extends object>(document: T, operations: readonly PatchOperation[]): T => {
  const current = copyOf(document);
  return operations.some((operation) => operation?.op === 'copy')
    ? operations.reduce(apply, current)
    : fastJsonPatch.applyPatch(current, operations, validateOperation).newDocument;
};

/** The library copies by way of JSON, which rounds whole numbers of 64 bits; it only says whether its copy fits. */
const apply = <T extends object>(document: T, operation: PatchOperation): T => {
  let next = operation;
  if (operation?.op === 'copy') {
    fastJsonPatch.applyPatch(document, [operation], validateOperation, false);
    const value: unknown = fastJsonPatch.getValueByPointer(document, operation.from);
    next = { op: 'add', path: operation.path, value: copyOf(value) };
  }
  return fastJsonPatch.applyPatch(document, [next], validateOperation).newDocument;
};

/** As in the Go library, a member that an object lacks may be replaced all the same. `existing` is the part of the path that exists. */
const validateOperation: fastJsonPatch.Validator<object> = (operation, index, document, existing) => {
  const parent = operation.path.replace(/\/[^/]*$/, '');
  if (operation.op === 'replace' && existing === parent && operation.path !== '') {
    const container: unknown = parent === '' ? document : fastJsonPatch.getValueByPointer(document, parent);
    if (isJsonObject(container)) return;
  }
  fastJsonPatch.validator(operation, index, document, existing);
};
