const FLAGS = /^\(\?([ims]+)\)/;

/**
 * A pattern as expressions write it (RE2).
 *
 * @throws Error about one that cannot be read
 * @see https://github.com/google/re2/wiki/Syntax
 */
export const patternOf = (text: string, flags = ''): RegExp => new RegExp(patternSource(text), flags);

/** The same pattern as JavaScript writes it: flags at its head count for all of it, and classes have no names. */
export const patternSource = (text: string): string => {
  const flags = FLAGS.exec(text)?.[1];
  const source = text
    .replace(FLAGS, '')
    .replaceAll(/\\[Az]|\[:\w+:\]/g, (part) => NAMES[part] ?? part)
    .replaceAll('(?P<', '(?<');
  return flags === undefined ? source : `(?${flags}:${source})`;
};

const NAMES: Readonly<Record<string, string>> = {
  '\\A': '^',
  '\\z': '$',
  '[:alnum:]': '0-9A-Za-z',
  '[:alpha:]': 'A-Za-z',
  '[:blank:]': '\\t ',
  '[:digit:]': '0-9',
  '[:lower:]': 'a-z',
  '[:punct:]': '!-\\/:-@\\[-`{-~',
  '[:space:]': '\\t\\n\\v\\f\\r ',
  '[:upper:]': 'A-Z',
  '[:word:]': '\\w',
  '[:xdigit:]': '0-9A-Fa-f',
};
