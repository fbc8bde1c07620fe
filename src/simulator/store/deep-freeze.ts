/** Freezes a JSON value in depth, so that a reader who changes a shared object fails at once. Frozen parts are skipped. */
export const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key in value) deepFreeze(value[key]);
  }
  return value;
};
