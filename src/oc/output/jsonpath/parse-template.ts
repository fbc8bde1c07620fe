import { FloatLiteral, type Node, type NodeList, PathError } from './node.ts';
import { parseBrackets, parseFilter } from './parse-brackets.ts';
import { unquote } from './unquote.ts';

/**
 * Reads a template of Kubernetes' JSONPath: `{.items[*].metadata.name}`, `{range .items[*]}{.kind}{"\n"}{end}`.
 *
 * @throws PathError for what is none, in the words of `kubectl`
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export const parseTemplate = (template: string): readonly Node[] => {
  const nodes: Node[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    const text = template.slice(at, open < 0 ? undefined : open);
    if (text !== '') nodes.push({ type: 'value', value: text });
    if (open < 0) break;
    const action = new ActionReader(template, open + 1).read();
    nodes.push(action.list);
    at = action.end;
  }
  return nodes;
};

const parseAction = (text: string): NodeList => new ActionReader(`{${text}}`, 1).read().list;

/** Reads what stands between two braces, from behind the first one. */
class ActionReader {
  readonly #text: string;
  readonly #nodes: Node[] = [];
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** The parts, and where the text goes on behind them. */
  read(): { list: NodeList; end: number } {
    while (!this.#text.startsWith('}', this.#at)) this.#readPart();
    return { list: { type: 'list', nodes: this.#nodes }, end: this.#at + 1 };
  }

  #readPart(): void {
    const character = this.#text.charAt(this.#at);
    if (this.#text.startsWith('[?(', this.#at)) this.#readFilter();
    else if (this.#text.startsWith('..', this.#at)) this.#readDescent();
    else if (character === '' || /[\r\n]/.test(character)) throw new PathError('unclosed action');
    else if (/[ @$]/.test(character)) this.#at += 1;
    else if (character === '[') this.#readBrackets();
    else if (character === '"' || character === "'") this.#readQuoted(character);
    else if (character === '.') this.#readField(1);
    else if (/[-+\d]/.test(character)) this.#readNumber();
    else if (/[_\p{L}\p{Nd}]/u.test(character)) this.#readWord();
    else throw unrecognized(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0));
  }

  #readDescent(): void {
    if (this.#nodes.at(-1)?.type === 'descend') throw new PathError('invalid multiple recursive descent');
    this.#nodes.push({ type: 'descend' });
    this.#at += 2;
    if (/[_\p{L}\p{Nd}]/u.test(this.#text.charAt(this.#at))) this.#readField(0);
  }

  #readField(skipped: number): void {
    this.#at += skipped;
    const [name = ''] = this.#match(/(?:\\[\s\S]?|[^\\ \t\r\n.,[\]$@{}])*/y);
    this.#nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') });
  }

  #readWord(): void {
    const [word = ''] = this.#match(/[^ \t\r\n.,[\]$@{}]*/y);
    const isBoolean = word === 'true' || word === 'false';
    this.#nodes.push(isBoolean ? { type: 'value', value: word === 'true' } : { type: 'word', word });
  }

  #readNumber(): void {
    const [text = ''] = this.#match(/[-+]?[.\d]*/y);
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new PathError(`cannot parse number ${text}`);
    this.#nodes.push({ type: 'value', value: text.includes('.') ? new FloatLiteral(Number(text)) : Number(text) });
  }

  #readQuoted(quote: string): void {
    const start = this.#at;
    do {
      const end = this.#text.indexOf(quote, this.#at + 1);
      if (end < 0 || this.#text.slice(this.#at, end).includes('\n')) throw new PathError('unterminated quoted string');
      this.#at = end;
    } while (this.#text[this.#at - 1] === '\\');
    this.#at += 1;
    const literal = this.#text.slice(start, this.#at);
    const value = unquote(literal);
    if (value === undefined) throw new PathError(`unquote string ${literal} error invalid syntax`);
    this.#nodes.push({ type: 'value', value });
  }

  #readBrackets(): void {
    const [, inner] = this.#match(/\[([^\]\n]*)\]/y);
    if (inner === undefined) throw new PathError('unterminated array');
    this.#nodes.push(...parseBrackets(inner, parseAction));
  }

  /** One text in quotes may have parentheses in it. */
  #readFilter(): void {
    const start = this.#at + '[?('.length;
    let quote = '';
    let isClosed = false;
    for (let at = start; ; at += 1) {
      const character = this.#text.charAt(at);
      if (character === '' || character === '\n') throw new PathError('unterminated filter');
      if (/["']/.test(character)) {
        if (quote === '') quote = character;
        else if (character === quote && this.#text[at - 1] !== '\\') isClosed = true;
      }
      if (character !== ')' || (quote !== '') !== isClosed) continue;
      if (this.#text[at + 1] !== ']') throw new PathError('unclosed array expect ]');
      this.#at = at + 2;
      this.#nodes.push(parseFilter(this.#text.slice(start, at), parseAction));
      return;
    }
  }

  #match(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found ?? [];
  }
}

/** A character that begins nothing, with its number as Go writes it. */
const unrecognized = (character: string): PathError => {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return new PathError(`unrecognized character in action: U+${number} '${character}'`);
};
