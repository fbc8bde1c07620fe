/** Where values that are generated come from. */
export interface Chance {
  /** A whole number from 0 on. */
  integer(below: number): number;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const symbols = '~!@#$%^&*()-_+={}[]\\|<,>.?/"\';:`';
const characters = letters + digits + symbols;

/**
 * A value by an expression such as `[a-zA-Z0-9]{8}`, `[\w]{4}`; what is no class with a count stays as it is. The last
 * character of a range never comes up, as on a real cluster.
 *
 * @throws Error for a class that is none, or a count that is not within 1 to 255
 */
export const expressionValue = (expression: string, random: Chance): string => {
  const [found, inner = '', count = ''] = /\[([a-zA-Z0-9\-\\]+)\]\{([0-9]+)\}/.exec(expression) ?? [];
  if (found === undefined) return expression;
  const length = Number(count);
  if (!/\[(\\w|\\d|\\a|\\A)|([a-zA-Z0-9]-[a-zA-Z0-9])+\]/.test(`[${inner}]`))
    throw new Error(`malformed expresion syntax: [${inner}]`);
  if (length < 1 || length > 255) throw new Error(`range must be within [1-255] characters (${length})`);
  const alphabet = [...new Set(inner.match(/\\?[a-zA-Z0-9]-?[a-zA-Z0-9]?/g)?.flatMap((part) => [...classOf(part)]))];
  const value = Array.from({ length }, () => alphabet[random.integer(alphabet.length)]).join('');
  return expressionValue(
    expression.replace(found, () => value),
    random,
  );
};

const classes: Readonly<Record<string, string>> = {
  '\\w': `${letters}${digits}_`,
  '\\d': digits,
  '\\a': letters + digits,
  '\\A': symbols,
};

const classOf = (part: string): string => {
  const named = classes[part];
  if (named !== undefined) return named;
  const [from = '', to = ''] = [part.charAt(0), part.charAt(part.length - 1)];
  const [first, last] = [characters.indexOf(from), characters.lastIndexOf(to)];
  if (first > last) throw new Error(`invalid range specified: ${from}-${to}`);
  return characters.slice(first, last);
};
