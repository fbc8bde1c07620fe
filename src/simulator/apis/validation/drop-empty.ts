/**
 * Removes what a Go server never keeps of optional fields: nulls, empty lists, and the empty maps among the named fields.
 * Changes the value in place.
 */
export const dropEmpty = (value: object): void => {
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const member = record[key];
    if (member === null) {
      if (key !== 'creationTimestamp') delete record[key];
    } else if (Array.isArray(member) && member.length === 0) {
      if (!REQUIRED.has(key)) delete record[key];
    } else if (typeof member === 'object') {
      dropEmpty(member as object);
      if (OPTIONAL_MAPS.has(key) && Object.keys(member as object).length === 0) delete record[key];
    }
  }
};

/** Lists that are written even when they are empty. */
const REQUIRED = new Set(['containers', 'sources']);

/** Maps that are left out when they are empty; an empty `emptyDir` or `resources` says something. */
const OPTIONAL_MAPS = new Set(['labels', 'annotations', 'nodeSelector', 'limits', 'requests', 'matchLabels']);
