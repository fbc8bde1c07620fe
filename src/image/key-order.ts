/** The members of an object in the order of their names, in which Go writes and prints maps. */
export const entriesInOrder = <T>(object: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1));

/** A JSON value whose objects, those within others too, have their members in the order of their names. */
export const inKeyOrder = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder) as T;
  const members = entriesInOrder(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(members.map(([name, member]) => [name, inKeyOrder(member)])) as T;
};
