/**
 * Removes what a Go server never keeps of optional fields: nulls, empty lists, and the empty maps among the named fields.
 * Changes the value in place.
 */
export const dropEmpty = (value: object): void => {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && item !== null) dropEmpty(item);
    return;
  }
  const record = value as Record<string, unknown>;
  // Not by for…in: what is removed on the way would have V8 optimize this again and again.
  for (const key of Object.keys(record)) {
    const member = record[key];
    if (typeof member === 'object' && isDropped(key, member)) delete record[key];
  }
};

const isDropped = (key: string, member: object | null): boolean => {
  if (member === null) return key !== 'creationTimestamp';
  if (Array.isArray(member) && member.length === 0) return !REQUIRED.has(key);
  dropEmpty(member);
  return OPTIONAL_MAPS.has(key) && Object.keys(member).length === 0;
};

/** Lists that are written even when they are empty. */
const REQUIRED = new Set(['containers', 'sources']);

/** Maps that are left out when they are empty; an empty `emptyDir` or `resources` says something. */
const OPTIONAL_MAPS = new Set(['labels', 'annotations', 'nodeSelector', 'limits', 'requests', 'matchLabels']);
