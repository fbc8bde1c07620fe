import { OcError } from '../../oc-error.ts';

/** A word of an action; `spaced` when white space stands before it. */
export interface Token {
  readonly type: 'field' | 'variable' | 'word' | 'number' | 'string' | 'char' | 'sign' | 'dot';
  readonly text: string;
  readonly at: number;
  readonly spaced: boolean;
}

/** Text as it is, or the words between `{{` and `}}`. */
export type Section = { readonly text: string } | { readonly tokens: readonly Token[]; readonly at: number };

/**
 * Takes a template apart; `{{-` and `-}}` cut white space off the text beside them, comments vanish.
 *
 * @throws OcError with the wording of Go's text/template
 */
export const readSections = (template: string): Section[] => {
  const sections: Section[] = [];
  let at = 0;
  let trimNext = false;
  while (at <= template.length) {
    const open = template.indexOf('{{', at);
    let text = template.slice(at, open < 0 ? undefined : open);
    if (trimNext) text = text.trimStart();
    if (open < 0) {
      if (text !== '') sections.push({ text });
      break;
    }
    const trims = /^-\s/.test(template.slice(open + 2, open + 4));
    if (trims) text = text.trimEnd();
    if (text !== '') sections.push({ text });
    const inside = open + (trims ? 3 : 2);
    const comment = /^\s*\/\*[\s\S]*?\*\/(\s*-)?\}\}/.exec(template.slice(inside));
    if (comment) {
      at = inside + comment[0].length;
      trimNext = comment[1] !== undefined;
      continue;
    }
    const action = readAction(template, inside);
    sections.push({ tokens: action.tokens, at: open + 2 });
    at = action.end;
    trimNext = action.trims;
  }
  return sections;
};

const readAction = (template: string, from: number): { tokens: Token[]; end: number; trims: boolean } => {
  const tokens: Token[] = [];
  let at = from;
  for (;;) {
    const space = /^\s*/.exec(template.slice(at))?.[0].length ?? 0;
    const rest = template.slice(at + space);
    if (space > 0 && rest.startsWith('-}}')) return { tokens, end: at + space + 3, trims: true };
    if (rest.startsWith('}}')) return { tokens, end: at + space + 2, trims: false };
    if (rest === '') throw new OcError(templateProblem(template, at, 'unclosed action'));
    const token = readToken(rest);
    if (!token) throw new OcError(templateProblem(template, at + space, unreadable(rest)));
    tokens.push({ ...token, at: at + space, spaced: space > 0 || at === from });
    at += space + token.length;
  }
};

const shapes: ReadonlyArray<readonly [Token['type'], RegExp]> = [
  ['string', /^"(?:[^"\\\n]|\\.)*"|^`[^`]*`/],
  ['char', /^'(?:[^'\\\n]|\\.)+'/],
  ['number', /^[+-]?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)/],
  ['field', /^\.[\p{L}_][\p{L}\p{N}_]*/u],
  ['variable', /^\$[\p{L}\p{N}_]*/u],
  ['word', /^[\p{L}_][\p{L}\p{N}_]*/u],
  ['sign', /^(?::=|=|\||\(|\)|,)/],
  ['dot', /^\./],
];

const readToken = (text: string): { type: Token['type']; text: string; length: number } | undefined => {
  for (const [type, shape] of shapes) {
    const match = shape.exec(text)?.[0];
    if (match !== undefined) return { type, text: match, length: match.length };
  }
  return undefined;
};

const unreadable = (rest: string): string => {
  if (rest.startsWith('"')) return 'unterminated quoted string';
  if (rest.startsWith('`')) return 'unterminated raw quoted string';
  const character = String.fromCodePoint(rest.codePointAt(0) as number);
  return character === '-' || character === '+'
    ? `bad number syntax: ${JSON.stringify(rest.slice(0, 2))}`
    : /[\x20-\x7e]/.test(character)
      ? `unexpected ${JSON.stringify(character)} in command`
      : `unrecognized character in action: ${codeName(character)}`;
};

const codeName = (character: string): string =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')} '${character}'`;

/** A message about a template's text, with the line where it went wrong. */
export const templateProblem = (template: string, at: number, problem: string): string =>
  `error parsing template ${template}, template: output:${template.slice(0, at).split('\n').length}: ${problem}`;
