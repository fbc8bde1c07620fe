/**
 * JSON as Go's `encoding/json` writes it: what HTML could take for its own is escaped. Signatures and digests depend on every
 * byte.
 *
 * @param replace what `JSON.stringify` does with each member first
 */
export const goJson = (value: unknown, indent = '', replace?: (key: string, member: unknown) => unknown): string =>
  JSON.stringify(value, replace, indent).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
