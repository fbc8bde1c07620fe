const LAYOUT = '2006-01-02T15:04:05Z07:00';

/** The parts of a time, each as the layout writes it and as it may look. */
const PARTS: readonly (readonly [part: string, shape: RegExp])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^(?:0[1-9]|1[0-2])/],
  ['-', /^-/],
  ['02', /^(?:0[1-9]|[12]\d|3[01])/],
  ['T', /^T/],
  ['15', /^(?:[01]\d|2[0-3])/],
  [':', /^:/],
  ['04', /^[0-5]\d/],
  [':', /^:/],
  ['05', /^[0-5]\d(?:[.,]\d+)?/],
  ['Z07:00', /^(?:Z|[+-]\d{2}:\d{2})/],
];

/**
 * Why a text is no time by RFC 3339, in the words of Go's `time.Parse`; `undefined` for one that is.
 *
 * @see https://pkg.go.dev/time#ParseError
 */
export const timeProblem = (text: string): string | undefined => {
  const parsing = `parsing time ${JSON.stringify(text)}`;
  let rest = text;
  for (const [part, shape] of PARTS) {
    const found = shape.exec(rest)?.[0];
    if (found === undefined)
      return `${parsing} as ${JSON.stringify(LAYOUT)}: cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(part)}`;
    rest = rest.slice(found.length);
  }
  return rest === '' ? undefined : `${parsing}: extra text: ${JSON.stringify(rest)}`;
};
