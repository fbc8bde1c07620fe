import { type Token, tokenize } from './shell-lexer.ts';
import type { Command, CommandList, Pipeline, Redirection, SimpleCommand, Word } from './shell-syntax.ts';
import { assignmentIn, conditionWord, isOperator, redirectionOf, reserved, unexpected } from './shell-tokens.ts';

/**
 * Parses a script of the POSIX shell, with `[[` of bash.
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

type ListItem = CommandList[number];

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** Commands up to one of the reserved words, to `)`, to `;;` or to the end. */
  list(until: readonly string[]): CommandList {
    const items: ListItem[] = [];
    // Where the commands begin that an `&` puts into the background.
    let begin = 0;
    for (let after: ListItem['after'] = ';'; ; ) {
      if (after === ';') {
        while (this.#operator(';'));
        begin = items.length;
      }
      const next = this.peek();
      const isEnd = next === undefined || isOperator(next, ')') || isOperator(next, ';;');
      if (after === ';' && (isEnd || until.includes(reserved(next) ?? ''))) return items;
      items.push({ after, pipeline: this.#pipeline() });
      after = this.#operator('&&') ? '&&' : this.#operator('||') ? '||' : ';';
      if (after === ';' && this.#operator('&')) {
        const body = items.splice(begin);
        items.push({ after: ';', pipeline: { negated: false, commands: [{ kind: 'background', body }] } });
      }
    }
  }

  #pipeline(): Pipeline {
    const negated = this.#reserved('!');
    const commands = [this.#command()];
    while (this.#operator('|')) commands.push(this.#command());
    return { negated, commands };
  }

  #command(): Command {
    const command = this.#compound();
    if (command === undefined) return this.#simple();
    const redirections: Redirection[] = [];
    for (let found = this.#redirections(); found.length > 0; found = this.#redirections()) redirections.push(...found);
    return redirections.length === 0 ? command : { kind: 'redirected', command, redirections };
  }

  #compound(): Command | undefined {
    if (this.#operator('(')) {
      const body = this.list([]);
      this.#expect(')');
      return { kind: 'subshell', body };
    }
    if (this.#reserved('{')) return { kind: 'group', body: this.#body('}') };
    if (this.#reserved('if')) return this.#if();
    if (this.#reserved('for')) return this.#for();
    if (this.#reserved('case')) return this.#case();
    const until = this.#reserved('until');
    if (until || this.#reserved('while')) {
      const condition = this.#body('do');
      return { kind: 'while', until, condition, body: this.#body('done') };
    }
    return this.#function();
  }

  #if(): Command {
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

  #for(): Command {
    const variable = this.#word();
    const words: Word[] = [];
    while (this.#operator(';'));
    if (this.#reserved('in')) {
      for (let next = this.peek(); next?.kind === 'word'; next = this.peek()) words.push(this.#word().word);
    } else {
      words.push([{ kind: 'variable', name: '@', quoted: true }]);
    }
    while (this.#operator(';'));
    this.#expect('do');
    return { kind: 'for', variable: variable.raw, words, body: this.#body('done') };
  }

  #case(): Command {
    const { word } = this.#word();
    const branches: { patterns: readonly Word[]; body: CommandList }[] = [];
    while (this.#operator(';'));
    this.#expect('in');
    for (;;) {
      while (this.#operator(';'));
      if (this.#reserved('esac')) return { kind: 'case', word, branches };
      this.#operator('(');
      const patterns = [this.#word().word];
      while (this.#operator('|')) patterns.push(this.#word().word);
      this.#expect(')');
      branches.push({ patterns, body: this.list(['esac']) });
      this.#operator(';;');
    }
  }

  /** `name() { …; }` and `function name { …; }`. */
  #function(): Command | undefined {
    const named = this.#reserved('function');
    const isCalled = (at: number): boolean => {
      const [first, second] = [this.peek(at), this.peek(at + 1)];
      return first !== undefined && second !== undefined && isOperator(first, '(') && isOperator(second, ')');
    };
    if (!named && !(this.peek()?.kind === 'word' && isCalled(1))) return undefined;
    const name = this.#word().raw;
    if (isCalled(0)) this.#at += 2;
    while (this.#operator(';'));
    return { kind: 'function', name, body: this.#command() };
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
    const first = this.peek();
    if (first?.kind === 'word' && first.raw === '[[') return this.#condition();
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

  /** `[[ … ]]`, in which operators are words and no word falls to pieces. */
  #condition(): SimpleCommand {
    const words: Word[] = [];
    for (let isOpen = true; isOpen; this.#at++) {
      const token = this.peek();
      if (token === undefined) throw unexpected(token);
      words.push(conditionWord(token));
      isOpen = token.kind !== 'word' || token.raw !== ']]';
    }
    return { kind: 'simple', assignments: [], words, redirections: this.#redirections() };
  }

  /** `>`, `2>`, `>&2`, `&>`, `<<` and their like. */
  #redirections(): readonly Redirection[] {
    const [operator, target] = [this.peek(), this.peek(1)];
    const found = operator?.kind === 'operator' ? redirectionOf(operator, target) : [];
    if (found.length > 0) this.#at += 2;
    return found;
  }

  #word(): Extract<Token, { kind: 'word' }> {
    const token = this.peek();
    if (token?.kind !== 'word') throw unexpected(token);
    this.#at++;
    return token;
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
