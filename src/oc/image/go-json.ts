/** JSON as Go's `encoding/json` writes a struct: members in their order, those of maps sorted, `<`, `>` and `&` escaped. */
export const goJson = (value: unknown, indent = ''): string =>
  JSON.stringify(value, sortMaps, indent).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The members of an image's configuration that are maps. */
const maps = new Set(['ExposedPorts', 'Volumes', 'Labels', 'annotations']);

const sortMaps = (key: string, value: unknown): unknown =>
  maps.has(key) && typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
