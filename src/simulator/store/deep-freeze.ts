/** Freezes a JSON value in depth, so that a reader who changes a shared object fails at once. Frozen parts are skipped. */
export const deepFreeze = <T>(value: T): T => {
  if (isOpen(value)) freeze(value);
  return value;
};

/** Freezes like `deepFreeze`, and tells about how many bytes of memory are new: those of the parts that were not frozen before. */
export const freezeAndWeigh = (value: object): number => (isOpen(value) ? freeze(value) : 0);

/** What an object or a list takes without its members, and a text besides its characters. */
const OBJECT_BYTES = 64;
const TEXT_BYTES = 16;

/** Calls itself for objects only, and asks lists for no keys: every write comes through here with all its parts. */
const freeze = (value: object): number => {
  Object.freeze(value);
  let bytes = OBJECT_BYTES;
  if (Array.isArray(value)) {
    for (const item of value) bytes += weigh(item);
    return bytes;
  }
  for (const key in value) bytes += weigh((value as Record<string, unknown>)[key]);
  return bytes;
};

const weigh = (member: unknown): number => {
  if (typeof member === 'string') return TEXT_BYTES + member.length;
  return isOpen(member) ? freeze(member) : 0;
};

const isOpen = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Object.isFrozen(value);
