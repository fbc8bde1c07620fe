/**
 * Whether an unquoted word would be read back as a string: not as null, a boolean, a number or a time, by the rules of
 * YAML 1.1 that Go-YAML keeps.
 */
export const readsAsString = (value: string): boolean =>
  !words.has(value) && !isNumber(value) && !isTimestamp(value) && !isBase60(value);

const cases = (word: string): string[] => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];

const words: ReadonlySet<string> = new Set([
  ...['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off', 'null'].flatMap(cases),
  ...['.inf', '+.inf', '-.inf', '.nan'].flatMap((word) => [
    word,
    word.replace('inf', 'Inf').replace('nan', 'NaN'),
    word.toUpperCase(),
  ]),
  '',
  '~',
]);

const isNumber = (value: string): boolean => {
  if (!/^[-+.0-9]/.test(value)) return false;
  const plain = value.replaceAll('_', '');
  return (
    /^[-+]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|[1-9][0-9]*|0)$/.test(plain) ||
    (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain) && Number.isFinite(Number(plain)))
  );
};

const isTimestamp = (value: string): boolean =>
  /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/.test(
    value,
  );

const isBase60 = (value: string): boolean => /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/.test(value);
