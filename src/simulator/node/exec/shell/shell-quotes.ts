import { ShellSyntaxError } from './shell-syntax-error.ts';

/** Where a quote is closed that takes everything as it is. @throws ShellSyntaxError */
export const closing = (text: string, quote: string, from: number): number => {
  const end = text.indexOf(quote, from);
  if (end < 0) throw unclosed(quote);
  return end;
};

/** Where the parenthesis is closed that stands before `from`. @throws ShellSyntaxError */
export const closingParenthesis = (text: string, from: number): number => closingOf(text, '(', ')', from);

/** Where the brace is closed that stands before `from`. @throws ShellSyntaxError */
export const closingBrace = (text: string, from: number): number => closingOf(text, '{', '}', from);

const closingOf = (text: string, opening: string, end: string, from: number): number => {
  for (let at = from, depth = 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === "'" && opening === '(') at = closing(text, "'", at + 1);
    else if (char === '"' && opening === '(') at = closingDoubleQuote(text, at + 1);
    else if (char === opening && (opening === '(' || text[at - 1] === '$')) depth++;
    else if (char === end && --depth === 0) return at;
  }
  throw unclosed(end);
};

const closingDoubleQuote = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$' && text[at + 1] === '(') at = closingParenthesis(text, at + 2);
    else if (text[at] === '"') return at;
  }
  throw unclosed('"');
};

const unclosed = (quote: string): ShellSyntaxError =>
  new ShellSyntaxError(`unexpected EOF while looking for matching \`${quote}'`);
