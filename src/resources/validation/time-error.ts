const LAYOUT = '2006-01-02T15:04:05Z07:00';

/** The parts of the layout, what fits each, and the values that are in range. */
const PARTS: readonly (readonly [layout: string, pattern: RegExp, name?: string, least?: number, most?: number])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d{2}/, 'month', 1, 12],
  ['-', /^-/],
  ['02', /^\d{2}/, 'day', 1, 31],
  ['T', /^T/],
  ['15', /^\d{2}/, 'hour', 0, 23],
  [':', /^:/],
  ['04', /^\d{2}/, 'minute', 0, 59],
  [':', /^:/],
  ['05', /^\d{2}(?:\.\d+)?/, 'second', 0, 59],
  ['Z07:00', /^(?:Z|[+-]\d{2}:\d{2})/],
];

/**
 * What Go says to a text that is no moment in RFC 3339; `undefined` when it is one.
 *
 * @see https://pkg.go.dev/time#ParseError
 */
export const timeError = (text: string): string | undefined => {
  const shown = JSON.stringify(text);
  let rest = text;
  for (const [layout, pattern, name, least = 0, most = 0] of PARTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined)
      return `parsing time ${shown} as ${JSON.stringify(LAYOUT)}: cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(layout)}`;
    const value = Math.trunc(Number(found));
    if (name !== undefined && (value < least || value > most)) return `parsing time ${shown}: ${name} out of range`;
    rest = rest.slice(found.length);
  }
  return rest === '' ? undefined : `parsing time ${shown}: extra text: ${JSON.stringify(rest)}`;
};
