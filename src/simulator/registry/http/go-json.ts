/** JSON as Go writes it: what HTML could take for its own is escaped. Signatures and digests depend on every byte. */
export const goJson = (value: unknown, indent?: string): string =>
  JSON.stringify(value, undefined, indent).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
