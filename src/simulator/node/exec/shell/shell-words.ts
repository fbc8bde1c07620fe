import { closing, closingBrace, closingParenthesis } from './shell-quotes.ts';
import type { ValueChange, Word, WordPart } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';

/** Reads one word of a script: up to a blank or an operator. */
export const readWord = (text: string): { word: Word; length: number } => {
  const parts: WordPart[] = [];
  const length = readParts(text, /[\s;&|<>()]/, parts);
  return { word: parts, length };
};

/** The whole of a text as a word in which quotes count, and blanks do not. */
const wholeWord = (text: string): Word => {
  const parts: WordPart[] = [];
  readParts(text, undefined, parts);
  return parts;
};

/** The whole of a text as it stands between double quotes, and a quote in it is nothing special. */
export const quotedText = (text: string): Word => {
  const parts: WordPart[] = [];
  for (let at = 0; at < text.length; ) at = readPiece(text, at, true, parts);
  return parts;
};

const readParts = (text: string, end: RegExp | undefined, parts: WordPart[]): number => {
  let at = 0;
  while (at < text.length && !end?.test(text[at] as string)) {
    const char = text[at];
    if (char === "'") {
      const close = closing(text, "'", at + 1);
      parts.push({ kind: 'text', text: text.slice(at + 1, close), quoted: true });
      at = close + 1;
    } else if (char === '"') {
      at = readDoubleQuoted(text, at + 1, parts);
    } else {
      at = readPiece(text, at, false, parts);
    }
  }
  return at;
};

const readDoubleQuoted = (text: string, start: number, parts: WordPart[]): number => {
  let at = start;
  parts.push({ kind: 'text', text: '', quoted: true });
  while (text[at] !== '"') {
    if (at >= text.length) closing(text, '"', at);
    at = readPiece(text, at, true, parts);
  }
  return at + 1;
};

/** Reads an escape, an expansion or one plain character. */
const readPiece = (text: string, at: number, quoted: boolean, parts: WordPart[]): number => {
  const rest = text.slice(at, at + 2);
  if (rest === '\\\n') return at + 2;
  if (rest.startsWith('\\')) {
    const keeps = quoted && !/^\\[$`"\\]/.test(rest);
    parts.push({ kind: 'text', text: keeps ? rest : rest.slice(1), quoted: true });
    return at + 2;
  }
  if (rest === '$(') return readParenthesized(text, at, quoted, parts);
  if (rest === '${') {
    const end = closingBrace(text, at + 2);
    parts.push(bracedVariable(text.slice(at + 2, end), quoted));
    return end + 1;
  }
  if (rest.startsWith('`')) {
    const end = closing(text, '`', at + 1);
    parts.push({ kind: 'substitution', script: text.slice(at + 1, end), quoted });
    return end + 1;
  }
  const name = rest.startsWith('$') ? /^(?:[A-Za-z_]\w*|[?$#@*!0-9-])/.exec(text.slice(at + 1))?.[0] : undefined;
  if (name !== undefined) {
    parts.push({ kind: 'variable', name, quoted });
    return at + 1 + name.length;
  }
  parts.push({ kind: 'text', text: rest.slice(0, 1), quoted });
  return at + 1;
};

/** `$(script)` and `$((expression))`. */
const readParenthesized = (text: string, at: number, quoted: boolean, parts: WordPart[]): number => {
  const end = closingParenthesis(text, at + 2);
  const content = text.slice(at + 2, end);
  if (content.startsWith('(') && content.endsWith(')') && closingParenthesis(content, 1) === content.length - 1)
    parts.push({ kind: 'arithmetic', expression: quotedText(content.slice(1, -1)), quoted });
  else parts.push({ kind: 'substitution', script: content, quoted });
  return end + 1;
};

/** What stands between `${` and `}`. */
const bracedVariable = (text: string, quoted: boolean): WordPart => {
  const counted = /^#([A-Za-z_]\w*|[0-9]+)$/.exec(text)?.[1];
  if (counted !== undefined)
    return {
      kind: 'variable',
      name: counted,
      change: { operator: 'length', emptyIsNone: false, word: [] },
      quoted,
    };
  const [, name, rest = ''] = /^([A-Za-z_]\w*|[?$#@*!-]|[0-9]+)(.*)$/s.exec(text) ?? [];
  const [operator, colon = '', plain, pattern] = /^(:?)([-+?=])|^(##?|%%?)/.exec(rest) ?? [];
  if (name === undefined || (operator === undefined && rest !== ''))
    throw new ShellSyntaxError(`\${${text}}: bad substitution`);
  if (operator === undefined) return { kind: 'variable', name, quoted };
  const written = rest.slice(operator.length);
  // Quotes around it make no text of a pattern.
  const word = quoted && pattern === undefined ? quotedText(written.replace(/"/g, '')) : wholeWord(written);
  const change = { operator: (plain ?? pattern) as ValueChange['operator'], emptyIsNone: colon === ':', word };
  return { kind: 'variable', name, change, quoted };
};
