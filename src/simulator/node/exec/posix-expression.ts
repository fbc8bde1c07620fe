/** In which of the two forms an expression is written. */
export type ExpressionSyntax = 'basic' | 'extended';

/**
 * A basic or extended regular expression of POSIX, as `grep`, `sed`, `awk` and shells take them.
 *
 * @param flags those of a `RegExp`
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap09.html
 */
export const posixExpression = (pattern: string, syntax: ExpressionSyntax, flags = ''): RegExp =>
  new RegExp(
    (syntax === 'extended' ? pattern : extended(pattern)).replace(
      /\[:(\w+):\]/g,
      (written, name: string) => CLASSES[name] ?? written,
    ),
    flags,
  );

/** In a basic expression the operators are those with a backslash. */
const extended = (pattern: string): string =>
  pattern.replace(/\\([(){}+?|])|[(){}+?|]/g, (written, escaped: string | undefined) => escaped ?? `\\${written}`);

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};
