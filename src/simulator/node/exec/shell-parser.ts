import { ShellSyntaxError, type Token, tokenize } from './shell-lexer.ts';
import type { CommandList, CompoundCommand, Pipeline, Redirection, SimpleCommand, Word } from './shell-syntax.ts';

/**
 * Parses a script of the POSIX shell, without functions and here-documents.
 *
 * @throws ShellSyntaxError
 */
export const parseScript = (script: string): CommandList => {
  const parser = new Parser(tokenize(script));
  const list = parser.list([]);
  const left = parser.peek();
  if (left !== undefined) throw unexpected(left);
  return list;
};

const RESERVED = new Set(['if', 'then', 'elif', 'else', 'fi', 'for', 'while', 'do', 'done', '!']);

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Commands up to one of the reserved words, to `)` or to the end. */
  list(until: readonly string[]): CommandList {
    const items: { after: ';' | '&&' | '||'; pipeline: Pipeline }[] = [];
    for (let after: ';' | '&&' | '||' = ';'; ; ) {
      while (this.#operator(';') || this.#operator('&')) after = ';';
      const next = this.peek();
      if (next === undefined || isOperator(next, ')') || until.includes(reserved(next) ?? '')) return items;
      items.push({ after, pipeline: this.#pipeline() });
      after = this.#operator('&&') ? '&&' : this.#operator('||') ? '||' : ';';
    }
  }

  #pipeline(): Pipeline {
    const negated = this.#reserved('!');
    const commands = [this.#command()];
    while (this.#operator('|')) commands.push(this.#command());
    return { negated, commands };
  }

  #command(): SimpleCommand | CompoundCommand {
    if (this.#operator('(')) {
      const body = this.list([]);
      this.#expect(')');
      return { kind: 'subshell', body };
    }
    if (this.#reserved('if')) return this.#if();
    if (this.#reserved('for')) return this.#for();
    if (this.#reserved('while')) {
      const condition = this.#body('do');
      return { kind: 'while', condition, body: this.#body('done') };
    }
    return this.#simple();
  }

  #if(): CompoundCommand {
    const branches: { condition: CommandList; body: CommandList }[] = [];
    for (;;) {
      const condition = this.#body('then');
      const body = this.list(['elif', 'else', 'fi']);
      branches.push({ condition, body });
      if (this.#reserved('elif')) continue;
      const otherwise = this.#reserved('else') ? this.list(['fi']) : undefined;
      this.#expect('fi');
      return { kind: 'if', branches, otherwise };
    }
  }

  #for(): CompoundCommand {
    const variable = this.peek();
    if (variable?.kind !== 'word') throw unexpected(variable);
    this.#at++;
    this.#expect('in');
    const words: Word[] = [];
    for (let next = this.peek(); next?.kind === 'word'; next = this.peek()) {
      words.push(next.word);
      this.#at++;
    }
    this.#operator(';');
    this.#expect('do');
    return { kind: 'for', variable: variable.raw, words, body: this.#body('done') };
  }

  #body(end: string): CommandList {
    const body = this.list([end]);
    this.#expect(end);
    return body;
  }

  #simple(): SimpleCommand {
    const words: Word[] = [];
    const assignments: { name: string; value: Word }[] = [];
    const redirections: Redirection[] = [];
    for (let next = this.peek(); next !== undefined; next = this.peek()) {
      const redirected = this.#redirections();
      if (redirected.length > 0) {
        redirections.push(...redirected);
        continue;
      }
      if (next.kind === 'operator') break;
      const assigned = words.length === 0 ? assignmentIn(next) : undefined;
      if (assigned !== undefined) assignments.push(assigned);
      else words.push(next.word);
      this.#at++;
    }
    if (words.length + assignments.length + redirections.length === 0) throw unexpected(this.peek());
    return { kind: 'simple', assignments, words, redirections };
  }

  /** `>`, `2>`, `>&2`, `&>` and their like. */
  #redirections(): Redirection[] {
    const first = this.peek();
    const second = this.#tokens[this.#at + 1];
    const numbered =
      first?.kind === 'word' && /^[012]$/.test(first.raw) && second?.kind === 'operator' && /^[<>]/.test(second.text);
    const operator = numbered ? second : first;
    if (operator?.kind !== 'operator' || !/^(?:[<>]|>>|>&|&>)$/.test(operator.text)) return [];
    this.#at += numbered ? 2 : 1;
    const target = this.peek();
    if (target?.kind !== 'word') throw unexpected(target);
    this.#at++;
    const word = target.word;
    if (operator.text === '&>')
      return [
        { descriptor: 1, operator: '>', target: word },
        { descriptor: 2, operator: '>', target: word },
      ];
    const descriptor = numbered ? Number((first as { raw: string }).raw) : operator.text === '<' ? 0 : 1;
    return [{ descriptor, operator: operator.text as Redirection['operator'], target: word }];
  }

  #operator(text: string): boolean {
    return this.#take((token) => isOperator(token, text));
  }

  #reserved(word: string): boolean {
    return this.#take((token) => reserved(token) === word);
  }

  #expect(text: string): void {
    if (!this.#take((token) => isOperator(token, text) || (token.kind === 'word' && token.raw === text)))
      throw unexpected(this.peek());
  }

  #take(matches: (token: Token) => boolean): boolean {
    const token = this.peek();
    if (token === undefined || !matches(token)) return false;
    this.#at++;
    return true;
  }
}

const isOperator = (token: Token, text: string): boolean => token.kind === 'operator' && token.text === text;

const reserved = (token: Token): string | undefined =>
  token.kind === 'word' && RESERVED.has(token.raw) ? token.raw : undefined;

const assignmentIn = (token: Extract<Token, { kind: 'word' }>): { name: string; value: Word } | undefined => {
  const name = /^([A-Za-z_]\w*)=/.exec(token.raw)?.[1];
  return name === undefined ? undefined : { name, value: dropText(token.word, name.length + 1) };
};

/** The word without its first characters, each of which is a part of its own. */
const dropText = (word: Word, characters: number): Word => word.slice(characters);

const unexpected = (token: Token | undefined): ShellSyntaxError =>
  new ShellSyntaxError(
    token === undefined
      ? 'syntax error: unexpected end of file'
      : `syntax error near unexpected token \`${token.kind === 'word' ? token.raw : token.text}'`,
  );
