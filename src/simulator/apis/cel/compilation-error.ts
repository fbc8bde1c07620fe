/** Where in an expression something is wrong, as the reader of expressions tells it. */
interface CelProblem {
  readonly name: string;
  readonly message: string;
  readonly range?: { readonly start: number };
}

/**
 * What is wrong with an expression, in the form of the real compiler: the place, the text, and the line with a mark.
 *
 * @param problem what the reader of expressions has thrown
 */
export const compilationError = (text: string, problem: unknown): string => {
  const { name, message, range } = problem as CelProblem;
  const why = message.split('\n', 1)[0] ?? '';
  const missing = /^No such key: (.+)$/.exec(why)?.[1];
  // The real compiler points at the dot of a field that does not exist.
  const start = Math.max(0, (range?.start ?? 0) - (missing === undefined ? 0 : 1));
  const before = text.slice(0, start).split('\n');
  const column = (before.at(-1) ?? '').length;
  const line = text.split('\n')[before.length - 1] ?? '';
  const said = missing === undefined ? wordsOf(name, why) : `undefined field '${missing}'`;
  return `ERROR: <input>:${before.length}:${column + 1}: ${said}\n | ${line}\n | ${'.'.repeat(column)}^`;
};

const wordsOf = (name: string, why: string): string => {
  const overload = /^no such overload: (\S+) (\S+) (\S+)$/.exec(why);
  if (overload !== null)
    return `found no matching overload for '_${overload[2]}_' applied to '(${overload[1]}, ${overload[3]})'`;
  return name === 'ParseError' ? `Syntax error: ${why}` : why;
};
