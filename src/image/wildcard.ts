/** A pattern in which asterisks stand for any text, as a regular expression for the whole of a text. */
export const wildcardExpression = (pattern: string, flags = ''): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
    flags,
  );
