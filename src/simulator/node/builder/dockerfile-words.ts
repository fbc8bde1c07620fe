/** The values that `$NAME` stands for. */
export type Variables = Readonly<Record<string, string>>;

/**
 * Puts in variables: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:+alternative}`; not in single quotes, not behind a
 * backslash.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export const substitute = (text: string, variables: Variables): string =>
  text.replaceAll(
    /'[^']*'|\\\$|\$(?:(\w+)|\{(\w+)(?::([-+])([^}]*))?\})/g,
    (matched, plain?: string, braced?: string, operator?: string, word = '') => {
      const name = plain ?? braced;
      if (name === undefined) return matched === '\\$' ? '$' : matched;
      const value = variables[name] ?? '';
      if (operator === '-') return value === '' ? substitute(word as string, variables) : value;
      if (operator === '+') return value === '' ? '' : substitute(word as string, variables);
      return value;
    },
  );

/** Splits at blanks outside of quotes; quotes and backslashes are taken away. */
export const splitWords = (text: string): string[] =>
  [...text.matchAll(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs)].map(([word]) => unquote(word));

/** `A=1 B="two words"`, or the old form `A two words`. */
export const splitPairs = (text: string): [name: string, value: string][] => {
  const words = [...text.matchAll(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs)].map(([word]) => word);
  if (!words[0]?.includes('=')) {
    const [, name = '', value = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    return [[unquote(name), value.trim()]];
  }
  return words.map((word) => {
    const at = word.indexOf('=');
    return at < 0 ? [unquote(word), ''] : [unquote(word.slice(0, at)), unquote(word.slice(at + 1))];
  });
};

const unquote = (word: string): string =>
  word.replaceAll(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? (double === undefined ? (escaped ?? '') : double.replaceAll(/\\(["\\$])/g, '$1')),
  );
