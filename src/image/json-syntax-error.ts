/**
 * What Go's `encoding/json` says of a text that is no JSON: `invalid character 'n' after array element`. Servers and clients written in
 * Go pass that on as it is. `undefined` for a text that is JSON.
 *
 * @see https://pkg.go.dev/encoding/json#SyntaxError
 */
export const jsonSyntaxError = (text: string): string | undefined => (isJson(text) ? undefined : problemOf(text));

/** Nearly every text that is asked about is JSON, and the engine finds that out many times faster. */
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const problemOf = (text: string): string | undefined => {
  const scanner = new Scanner(text);
  try {
    scanner.value();
    scanner.space();
    if (!scanner.atEnd) scanner.fail('after top-level value');
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message;
    throw error;
  }
};

/** JSON values that follow one another, each as its text, up to the first mistake. */
export interface JsonStream {
  readonly values: readonly string[];
  /** What Go's decoder says of what comes behind them; absent where nothing does. */
  readonly problem?: string;
}

/**
 * Takes a text of several values apart, as Go's `json.Decoder` does.
 *
 * @see https://pkg.go.dev/encoding/json#Decoder
 */
export const jsonStream = (text: string): JsonStream => (isJson(text) ? { values: [text.trim()] } : takeApart(text));

const takeApart = (text: string): JsonStream => {
  const scanner = new Scanner(text);
  const values: string[] = [];
  try {
    for (scanner.space(); !scanner.atEnd; scanner.space()) {
      const start = scanner.at;
      scanner.value();
      values.push(scanner.textFrom(start));
    }
    return { values };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    if (scanner.atEnd) return { values, problem: 'unexpected EOF' };
    return { values, problem: `json: offset ${scanner.bytes}: ${error.message}` };
  }
};

class SyntaxProblem extends Error {}

class Scanner {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#characters = [...text];
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  get at(): number {
    return this.#at;
  }

  /** How many bytes have been read, with the character that is looked at. */
  get bytes(): number {
    return new TextEncoder().encode(this.#characters.slice(0, this.#at + 1).join('')).length;
  }

  textFrom(start: number): string {
    return this.#characters.slice(start, this.#at).join('');
  }

  #peek(): string {
    if (this.atEnd) throw new SyntaxProblem('unexpected end of JSON input');
    return this.#characters[this.#at] as string;
  }

  fail(where: string): never {
    throw new SyntaxProblem(`invalid character ${quoted(this.#peek())} ${where}`);
  }

  space(): void {
    while (!this.atEnd && ' \t\r\n'.includes(this.#peek())) this.#at++;
  }

  value(): void {
    this.space();
    const first = this.#peek();
    if (first === '{') this.#list('}', 'after object key:value pair', () => this.#member());
    else if (first === '[') this.#list(']', 'after array element', () => this.value());
    else if (first === '"') this.#string();
    else if (/[-\d]/.test(first)) this.#number();
    else this.#literal(first);
  }

  /** A list may be empty, but not end with a comma. */
  #list(end: string, where: string, element: () => void): void {
    this.#at++;
    this.space();
    for (let isFirst = true; ; isFirst = false) {
      if (isFirst && this.#peek() === end) break;
      element();
      this.space();
      if (this.#peek() === end) break;
      if (this.#peek() !== ',') this.fail(where);
      this.#at++;
    }
    this.#at++;
  }

  #member(): void {
    this.space();
    if (this.#peek() !== '"') this.fail('looking for beginning of object key string');
    this.#string();
    this.space();
    if (this.#peek() !== ':') this.fail('after object key');
    this.#at++;
    this.value();
  }

  #string(): void {
    for (this.#at++; this.#peek() !== '"'; this.#at++) {
      if (this.#peek() < ' ') this.fail('in string literal');
      if (this.#peek() === '\\') this.#escape();
    }
    this.#at++;
  }

  #escape(): void {
    this.#at++;
    if (!'bfnrt\\/"u'.includes(this.#peek())) this.fail('in string escape code');
    if (this.#peek() !== 'u') return;
    for (let digit = 0; digit < 4; digit++) {
      this.#at++;
      if (!/[\da-fA-F]/.test(this.#peek())) this.fail('in \\u hexadecimal character escape');
    }
  }

  #number(): void {
    if (this.#peek() === '-') this.#at++;
    if (!/\d/.test(this.#peek())) this.fail('in numeric literal');
    if (this.#peek() === '0') this.#at++;
    else this.#digits();
    if (this.#has('.')) this.#digitsOr('after decimal point in numeric literal');
    if (!this.#has('eE')) return;
    if (this.#peek() === '+' || this.#peek() === '-') this.#at++;
    this.#digitsOr('in exponent of numeric literal');
  }

  #has(one: string): boolean {
    if (this.atEnd || !one.includes(this.#peek())) return false;
    this.#at++;
    return true;
  }

  #digitsOr(where: string): void {
    if (!/\d/.test(this.#peek())) this.fail(where);
    this.#digits();
  }

  #digits(): void {
    while (!this.atEnd && /\d/.test(this.#peek())) this.#at++;
  }

  #literal(first: string): void {
    const word = ['true', 'false', 'null'].find((each) => each.startsWith(first));
    if (word === undefined) this.fail('looking for beginning of value');
    for (const letter of word) {
      if (this.#peek() !== letter) this.fail(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
  }
}

const quoted = (character: string): string =>
  character === "'" ? "'\\''" : character === '"' ? `'"'` : `'${escaped(character)}'`;

/** As Go does it, which writes characters that cannot be seen in two digits. */
const escaped = (character: string): string =>
  JSON.stringify(character)
    .slice(1, -1)
    .replace(/^\\u00([01][0-9a-f])$/, (_, digits: string) => GO_ESCAPES[digits] ?? `\\x${digits}`);

const GO_ESCAPES: Readonly<Record<string, string>> = { '07': '\\a', '0b': '\\v' };
