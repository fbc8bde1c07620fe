/** A value as Go's `fmt.Sprint` writes it: `<nil>`, `[a b]`, `map[a:1 b:2]`. */
export const goText = (value: unknown): string => {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, member]) => `${key}:${goText(member)}`).join(' ')}]`;
};
