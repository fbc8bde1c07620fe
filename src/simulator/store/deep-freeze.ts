/** Freezes a JSON value in depth, so that a reader who changes a shared object fails at once. Frozen parts are skipped. */
export const deepFreeze = <T>(value: T): T => {
  if (isOpen(value)) freeze(value);
  return value;
};

/** Calls itself for objects only, and asks lists for no keys: every write comes through here with all its parts. */
const freeze = (value: object): void => {
  Object.freeze(value);
  if (Array.isArray(value)) {
    for (const item of value) if (isOpen(item)) freeze(item);
    return;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (isOpen(member)) freeze(member);
  }
};

const isOpen = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Object.isFrozen(value);
