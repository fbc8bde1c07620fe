import type { Word, WordPart } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';
import { quotedText, readWord } from './shell-words.ts';

/** What a script is made of: words and operators; a newline is the operator `;`. */
export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly raw: string }
  | {
      readonly kind: 'operator';
      readonly text: string;
      /** Of `2>`: the number before it. */
      readonly descriptor?: number | undefined;
    };

const OPERATORS = [
  ...['<<<', '<<-', '&>>', '&&', '||', ';;', '>>', '>&', '<&', '>|', '&>', '<<'],
  ...[';', '|', '&', '<', '>', '(', ')', '\n'],
];

/** After these a command goes on in the next line. */
const GOES_ON = new Set(['&&', '||', '|', ';;', '(']);

/** A here-document that begins with the next line. */
interface HereDocument {
  readonly end: string;
  readonly isLiteral: boolean;
  readonly dropsTabs: boolean;
  readonly parts: WordPart[];
}

/**
 * Splits a script.
 *
 * @throws ShellSyntaxError for a quote that is never closed
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export const tokenize = (script: string): Token[] => {
  const tokens: Token[] = [];
  const documents: HereDocument[] = [];
  let at = 0;
  while (at < script.length) {
    const blank = /(?:[ \t]|\\\n)+|#[^\n]*/y;
    blank.lastIndex = at;
    if (blank.test(script)) {
      at = blank.lastIndex;
      continue;
    }
    const descriptor = /(\d)(?=[<>])/y;
    descriptor.lastIndex = at;
    const number = descriptor.exec(script)?.[1];
    const start = number === undefined ? at : at + 1;
    const operator = OPERATORS.find((each) => script.startsWith(each, start));
    if (operator === '\n') {
      at = readDocuments(script, start + 1, documents.splice(0));
      const last = tokens.at(-1);
      if (last?.kind !== 'operator' || !GOES_ON.has(last.text)) tokens.push({ kind: 'operator', text: ';' });
    } else if (operator === '<<' || operator === '<<-') {
      const blanks = /^[ \t]*/.exec(script.slice(start + operator.length))?.[0].length ?? 0;
      const { word, length } = readWord(script.slice(start + operator.length + blanks));
      at = start + operator.length + blanks + length;
      documents.push(hereDocument(word, operator === '<<-'));
      tokens.push({ kind: 'operator', text: '<<', descriptor: number === undefined ? undefined : Number(number) });
      tokens.push({ kind: 'word', word: documents.at(-1)?.parts ?? [], raw: '' });
    } else if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator, descriptor: number === undefined ? undefined : Number(number) });
      at = start + operator.length;
    } else {
      const { word, length } = readWord(script.slice(at));
      tokens.push({ kind: 'word', word, raw: script.slice(at, at + length) });
      at += length;
    }
  }
  readDocuments(script, at, documents);
  return tokens;
};

const hereDocument = (word: Word, dropsTabs: boolean): HereDocument => ({
  end: word.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
  isLiteral: word.some(({ quoted }) => quoted),
  dropsTabs,
  parts: [],
});

/** Reads the texts of here-documents; @returns where the script goes on */
const readDocuments = (script: string, from: number, documents: readonly HereDocument[]): number => {
  let at = from;
  for (const { end, isLiteral, dropsTabs, parts } of documents) {
    let text = '';
    for (;;) {
      if (at >= script.length) throw new ShellSyntaxError(`unexpected EOF while looking for here-document \`${end}'`);
      const newline = script.indexOf('\n', at);
      const line = script.slice(at, newline < 0 ? undefined : newline).replace(dropsTabs ? /^\t+/ : /^/, '');
      at = newline < 0 ? script.length : newline + 1;
      if (line === end) break;
      text += `${line}\n`;
    }
    parts.push(...(isLiteral ? [{ kind: 'text', text, quoted: true } as const] : quotedText(text)));
  }
  return at;
};
