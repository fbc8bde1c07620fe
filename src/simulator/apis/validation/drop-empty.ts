/**
 * Removes what a Go server never keeps of optional fields: nulls, and the empty lists among the named fields. Changes
 * the value in place.
 */
export const dropEmpty = (value: object): void => {
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const member = record[key];
    if (member === null && key !== 'creationTimestamp') delete record[key];
    else if (Array.isArray(member) && member.length === 0 && !REQUIRED.has(key)) delete record[key];
    else if (typeof member === 'object' && member !== null) dropEmpty(member);
  }
};

/** Lists that are written even when they are empty. */
const REQUIRED = new Set(['containers', 'sources']);
