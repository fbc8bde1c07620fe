import { isJsonObject } from '../../../image/json-object.ts';

/**
 * A decoded configuration with what decoding leaves out because it says nothing in an object: `null`, `false`, 0 and the like.
 * Whoever applies such a value owns the field all the same, and takes it from others.
 *
 * @returns the same value when nothing was left out
 */
export const withOmittedFields = (decoded: unknown, sent: unknown): unknown => {
  if (Array.isArray(decoded) && Array.isArray(sent) && decoded.length === sent.length) {
    const items = decoded.map((item, index) => withOmittedFields(item, sent[index]));
    return items.some((item, index) => item !== decoded[index]) ? items : decoded;
  }
  if (!isJsonObject(decoded) || !isJsonObject(sent)) return decoded;
  let whole = decoded;
  for (const [name, value] of Object.entries(sent)) {
    const own = name in decoded ? withOmittedFields(decoded[name], value) : value;
    if (own !== decoded[name]) whole = { ...whole, [name]: own };
  }
  return whole;
};
