/** The order of two texts as Go and registries sort them: by their characters' numbers, so that capitals come first. */
export const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The members of an object in the order of their names, in which Go writes and prints maps. */
export const entriesInOrder = <T>(object: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(object).sort(([one], [other]) => compareTexts(one, other));

/** A JSON value whose objects, those within others too, have their members in the order of their names. */
export const inKeyOrder = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder) as T;
  const members = entriesInOrder(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(members.map(([name, member]) => [name, inKeyOrder(member)])) as T;
};
