/** What stands in braces in JSON. */
export type JsonObject = Record<string, unknown>;

/** Whether a JSON value is an object: neither a list nor null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
