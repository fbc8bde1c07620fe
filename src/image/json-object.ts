/** What stands in braces in JSON. */
export type JsonObject = Record<string, unknown>;

/** Whether a JSON value is an object: neither a list nor null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Gives an object a member, whatever its name: a label may well be called `__proto__`, and an assignment would lose it. */
export const putMember = (object: JsonObject, name: string, value: unknown): void => {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
};
