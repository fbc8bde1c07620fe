import { applyJsonPatch } from '../apply/json-patch.ts';
import { mergeStrategically } from '../apply/merge-strategically.ts';
import { merged } from '../apply/merged.ts';
import { OcError } from '../oc-error.ts';

/**
 * An object as `--overrides` change it.
 *
 * @param type how they are to be read: `merge`, `strategic` or `json`
 * @throws OcError for what is no such patch
 */
export const applyOverrides = async (object: object, text: string, type: string): Promise<object> => {
  if (text === '') return object;
  const patch = parse(text, type);
  if (type === 'merge') return merged(object, patch);
  if (type === 'strategic') return mergeStrategically(object, patch, 'prepend');
  if (type !== 'json') throw new OcError(`invalid override type: ${type}`);
  return await applyJsonPatch(object, patch);
};

const parse = (text: string, type: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw new OcError(type === 'strategic' ? 'invalid JSON document' : 'Invalid JSON Patch', { cause });
  }
};
