import { type ExpressionSyntax, posixExpression } from './posix-expression.ts';
/** One command of `sed`. */
export interface SedCommand {
  /** Whether it concerns a line. @param line counted from 1 */
  applies(line: number, lines: number, text: string): boolean;
  readonly kind: 's' | 'd' | 'p' | 'q' | '=';
  /** What `s` makes of a text, and whether it prints that. */
  change(text: string): { readonly text: string; readonly prints: boolean };
}

/** Reads a script of `sed`; `undefined` when something else than `s`, `d`, `p`, `q` and `=` is in it. */
export const sedCommands = (script: string, syntax: ExpressionSyntax): readonly SedCommand[] | undefined => {
  const commands: SedCommand[] = [];
  for (let rest = script.trim(); rest !== ''; ) {
    const address = /^(?:(\d+|\$|\/(?:\\.|[^/\\])*\/)(?:,(\d+|\$|\/(?:\\.|[^/\\])*\/))?)?(!?)\s*/.exec(rest);
    const [matched = '', first, last, negated] = address ?? [];
    rest = rest.slice(matched.length);
    const applies = range(first, last, syntax);
    const where: SedCommand['applies'] = negated ? (...line) => !applies(...line) : applies;
    const substitution = rest.startsWith('s') ? readSubstitution(rest, syntax) : undefined;
    const simple = /^[dpq=]/.exec(rest)?.[0] as SedCommand['kind'] | undefined;
    if (substitution !== undefined) commands.push({ applies: where, kind: 's', change: substitution.change });
    else if (simple !== undefined)
      commands.push({ applies: where, kind: simple, change: (text) => ({ text, prints: false }) });
    else return undefined;
    rest = rest.slice(substitution?.length ?? 1).replace(/^[\s;]+/, '');
  }
  return commands;
};

const readSubstitution = (
  text: string,
  syntax: ExpressionSyntax,
): { change: SedCommand['change']; length: number } | undefined => {
  const delimiter = text[1] as string;
  const piece = `((?:\\\\[\\s\\S]|[^\\\\${delimiter === ']' || delimiter === '^' ? '\\' : ''}${delimiter}])*)`;
  const escaped = RegExp.escape(delimiter);
  const found = new RegExp(`^s${escaped}${piece}${escaped}${piece}${escaped}([gipI0-9]*)`).exec(text);
  if (found === null) return undefined;
  const [{ length }, pattern = '', replacement = '', flags = ''] = found;
  const options = `${flags.includes('g') ? 'g' : ''}${/i/i.test(flags) ? 'i' : ''}`;
  const expression = posixExpression(pattern.replaceAll(`\\${delimiter}`, delimiter), syntax, options);
  const change = (line: string): { text: string; prints: boolean } => {
    let changes = 0;
    const changed = line.replace(expression, (...found: readonly (string | number)[]) => {
      changes++;
      return replacement.replace(/\\([\s\S])|&/g, (written, letter: string | undefined) => {
        if (written === '&') return String(found[0]);
        if (letter !== undefined && /\d/.test(letter)) return String(found[Number(letter)] ?? '');
        return letter === 'n' ? '\n' : letter === 't' ? '\t' : (letter ?? '');
      });
    });
    return { text: changed, prints: changes > 0 && flags.includes('p') };
  };
  return { change, length };
};

/** The lines from one address to another; each is a number, `$` or a pattern. */
const range = (
  first: string | undefined,
  last: string | undefined,
  syntax: ExpressionSyntax,
): SedCommand['applies'] => {
  if (first === undefined) return () => true;
  const begins = matcher(first, syntax);
  if (last === undefined) return begins;
  const ends = matcher(last, syntax);
  let isInside = false;
  return (line, lines, text) => {
    if (!isInside) {
      if (!begins(line, lines, text)) return false;
      isInside = !(/^\d+$/.test(last) && Number(last) <= line);
      return true;
    }
    isInside = !ends(line, lines, text);
    return true;
  };
};

const matcher = (address: string, syntax: ExpressionSyntax): SedCommand['applies'] => {
  if (address === '$') return (line, lines) => line === lines;
  if (!address.startsWith('/')) return (line) => line === Number(address);
  const expression = posixExpression(address.slice(1, -1).replaceAll('\\/', '/'), syntax);
  return (_, __, text) => expression.test(text);
};
