import type { Token } from './shell-lexer.ts';
import type { Redirection, Word } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';

const RESERVED = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'for', 'in', 'while', 'until', 'do', 'done', 'case', 'esac'],
  ...['function', '{', '}', '!'],
]);

/** The reserved word that a token is where a command may begin. */
export const reserved = (token: Token | undefined): string | undefined =>
  token?.kind === 'word' && RESERVED.has(token.raw) ? token.raw : undefined;

export const isOperator = (token: Token, text: string): boolean => token.kind === 'operator' && token.text === text;

/** What a token assigns to which variable; `undefined` for any other word. */
export const assignmentIn = (token: Extract<Token, { kind: 'word' }>): { name: string; value: Word } | undefined => {
  const name = /^([A-Za-z_]\w*)=/.exec(token.raw)?.[1];
  // Each character of a name is a part of its own.
  return name === undefined ? undefined : { name, value: token.word.slice(name.length + 1) };
};

/** The redirections that an operator means; none for one that redirects nothing. @throws ShellSyntaxError without a target */
export const redirectionOf = (
  { text, descriptor }: Extract<Token, { kind: 'operator' }>,
  target: Token | undefined,
): readonly Redirection[] => {
  if (!/^(?:[<>]|>>|>&|<&|>\||&>>?|<<<?)$/.test(text)) return [];
  if (target?.kind !== 'word') throw unexpected(target);
  if (text === '&>' || text === '&>>') {
    const operator = text === '&>' ? '>' : '>>';
    return [
      { descriptor: 1, operator, target: target.word },
      { descriptor: 2, operator: '>&', target: [{ kind: 'text', text: '1', quoted: false }] },
    ];
  }
  const operator = (text === '>|' ? '>' : text) as Redirection['operator'];
  return [{ descriptor: descriptor ?? (text.startsWith('<') ? 0 : 1), operator, target: target.word }];
};

/** How a token counts between `[[` and `]]`: as a word for the command `[[`. */
export const conditionWord = (token: Token): Word => {
  if (token.kind === 'word') return token.word.map((part) => ({ ...part, quoted: true }));
  const text = { '&&': '-a', '||': '-o' }[token.text] ?? token.text;
  return [{ kind: 'text', text, quoted: true }];
};

export const unexpected = (token: Token | undefined): ShellSyntaxError =>
  new ShellSyntaxError(
    token === undefined
      ? 'syntax error: unexpected end of file'
      : `syntax error near unexpected token \`${token.kind === 'word' ? token.raw : token.text}'`,
  );
