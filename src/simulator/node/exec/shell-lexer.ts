import type { Alternative, Word, WordPart } from './shell-syntax.ts';

/** What a script is made of: words and operators; a newline is the operator `;`. */
export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly raw: string }
  | { readonly kind: 'operator'; readonly text: string };

/** A script that is no shell script. The message is what a shell prints behind its name. */
export class ShellSyntaxError extends Error {}

const OPERATORS = ['&&', '||', ';;', '>>', '>&', '&>', ';', '|', '&', '<', '>', '(', ')', '\n'];

/**
 * Splits a script.
 *
 * @throws ShellSyntaxError for a quote that is never closed
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export const tokenize = (script: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < script.length) {
    const rest = script.slice(at);
    const blank = /^(?:[ \t]|\\\n)+/.exec(rest) ?? /^#[^\n]*/.exec(rest);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const operator = OPERATORS.find((each) => rest.startsWith(each));
    if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator === '\n' ? ';' : operator });
      at += operator.length;
      continue;
    }
    const { word, length } = readWord(rest);
    tokens.push({ kind: 'word', word, raw: rest.slice(0, length) });
    at += length;
  }
  return tokens;
};

const readWord = (text: string): { word: Word; length: number } => {
  const parts: WordPart[] = [];
  let at = 0;
  while (at < text.length && !/[\s;&|<>()]/.test(text[at] as string)) {
    const char = text[at];
    if (char === "'") {
      const end = closing(text, "'", at + 1);
      parts.push({ kind: 'text', text: text.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (char === '"') {
      at = readDoubleQuoted(text, at + 1, parts);
    } else {
      at = readPiece(text, at, false, parts);
    }
  }
  return { word: parts, length: at };
};

const readDoubleQuoted = (text: string, start: number, parts: WordPart[]): number => {
  let at = start;
  parts.push({ kind: 'text', text: '', quoted: true });
  while (text[at] !== '"') {
    if (at >= text.length) throw unclosed('"');
    at = readPiece(text, at, true, parts);
  }
  return at + 1;
};

/** Reads an escape, an expansion or one plain character. */
const readPiece = (text: string, at: number, quoted: boolean, parts: WordPart[]): number => {
  const rest = text.slice(at);
  if (rest.startsWith('\\')) {
    const keeps = quoted && !/^\\[$`"\\\n]/.test(rest);
    parts.push({ kind: 'text', text: keeps ? rest.slice(0, 2) : rest.slice(1, 2), quoted: true });
    return at + 2;
  }
  if (rest.startsWith('$(')) {
    const end = matchingParenthesis(text, at + 2);
    parts.push({ kind: 'substitution', script: text.slice(at + 2, end), quoted });
    return end + 1;
  }
  if (rest.startsWith('`')) {
    const end = closing(text, '`', at + 1);
    parts.push({ kind: 'substitution', script: text.slice(at + 1, end), quoted });
    return end + 1;
  }
  const variable = /^\$(?:\{([A-Za-z_]\w*|[?$#@*0-9])(?:(:?)([-+?])([^}]*))?\}|([A-Za-z_]\w*|[?$#@*0-9]))/.exec(rest);
  if (variable !== null) {
    const [matched, braced, colon, operator, word = '', plain] = variable;
    const alternative = operator && { operator: operator as Alternative['operator'], emptyIsNone: colon === ':', word };
    parts.push({ kind: 'variable', name: (braced ?? plain) as string, alternative: alternative || undefined, quoted });
    return at + matched.length;
  }
  parts.push({ kind: 'text', text: rest[0] as string, quoted });
  return at + 1;
};

const closing = (text: string, quote: string, from: number): number => {
  const end = text.indexOf(quote, from);
  if (end < 0) throw unclosed(quote);
  return end;
};

const matchingParenthesis = (text: string, from: number): number => {
  for (let at = from, depth = 1; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw unclosed(')');
};

const unclosed = (quote: string): ShellSyntaxError =>
  new ShellSyntaxError(`unexpected EOF while looking for matching \`${quote}'`);
