import { OcError } from '../oc-error.ts';

/**
 * An object with a list of operations applied.
 *
 * @throws OcError for what is no such list, or does not fit
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const applyJsonPatch = async (object: object, operations: unknown): Promise<object> => {
  const { default: jsonPatch } = await import('fast-json-patch');
  try {
    return jsonPatch.applyPatch(structuredClone(object), operations as Parameters<typeof jsonPatch.applyPatch>[1], true)
      .newDocument;
  } catch (cause) {
    throw new OcError('Invalid JSON Patch', { cause });
  }
};
