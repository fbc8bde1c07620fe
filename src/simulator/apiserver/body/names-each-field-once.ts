const QUOTE = '"';
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/**
 * Whether a JSON text names no field twice: it has as many names as the value that it was read to has fields. Nearly all texts
 * are so, and this is told much faster than where a name comes again.
 */
export const namesEachFieldOnce = (text: string, value: unknown): boolean => countNames(text) === countFields(value);

/** Strings before a colon. The text must be valid JSON, where nothing but a string starts or ends with a quotation mark. */
const countNames = (text: string): number => {
  let count = 0;
  for (let start = text.indexOf(QUOTE); start >= 0; ) {
    let end = text.indexOf(QUOTE, start + 1);
    while (isEscaped(text, end)) end = text.indexOf(QUOTE, end + 1);
    let next = end + 1;
    while (text.charCodeAt(next) <= SPACE) next++;
    if (text.charCodeAt(next) === COLON) count++;
    start = text.indexOf(QUOTE, next);
  }
  return count;
};

const isEscaped = (text: string, at: number): boolean => {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
};

const countFields = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const each of Array.isArray(value) ? value : Object.values(value)) count += countFields(each);
  return count;
};
