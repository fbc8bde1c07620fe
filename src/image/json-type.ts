/** What Go calls the type of a value that it has read from JSON, when it refuses it: `array`, `bool`, `number`, `object`, `string`. */
export const jsonTypeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'bigint' ? 'number' : typeof value;
};
