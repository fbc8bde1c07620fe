import { floatText } from '../values/float-text.ts';
import { readsAsString } from './yaml-plain.ts';

/** Where a scalar is written. */
export interface ScalarPlace {
  /** How deep further lines of it are indented. */
  readonly indent: number;
  /** The column of its first character. */
  readonly column: number;
  /** A key stays on one line. */
  readonly key?: boolean;
}

/** A string, number, boolean or null in the style that Go-YAML chooses: plain, else single quoted, double quoted, or a block. */
export const formatScalar = (value: unknown, place: ScalarPlace): string => {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (value.includes('\n')) return canBeBlock(value) && !place.key ? literal(value, place) : doubleQuoted(value, place);
  if (!readsAsString(value)) return doubleQuoted(value, place);
  if (canBePlain(value)) return fold(value, place);
  return hasSpecials(value) || value.includes('\t')
    ? doubleQuoted(value, place)
    : fold(`'${value.replaceAll("'", "''")}'`, place);
};

/** A whole number below this bound stands as it is. */
const WHOLE = 1e21;

const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < WHOLE ? JSON.stringify(value) : floatText(value);

const canBePlain = (value: string): boolean =>
  !hasSpecials(value) &&
  !value.includes('\t') &&
  !/^\s|\s$/.test(value) &&
  !/^[#,[\]{}&*!|>'"%@`]/.test(value) &&
  !/^[-?:](\s|$)/.test(value) &&
  !/^(---|\.\.\.)/.test(value) &&
  !/:(\s|$)/.test(value) &&
  !/\s#/.test(value);

const canBeBlock = (value: string): boolean =>
  !hasSpecials(value) && !value.includes('\t') && !value.endsWith(' ') && !/ \n/.test(value);

/** Characters that need an escape: controls, and what lies outside the basic plane. */
const hasSpecials = (value: string): boolean => /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(value);

/** Breaks at single spaces behind column 80, never beside another space. */
const fold = (text: string, { indent, column, key }: ScalarPlace): string => {
  if (key || column + text.length <= 80) return text;
  let at = column;
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const breaks =
      text[index] === ' ' &&
      text[index - 1] !== ' ' &&
      text[index + 1] !== ' ' &&
      at > 80 &&
      index > 0 &&
      index < text.length - 1;
    folded += breaks ? `\n${' '.repeat(indent)}` : text[index];
    at = breaks ? indent : at + 1;
  }
  return folded;
};

const doubleQuoted = (value: string, { indent, column, key }: ScalarPlace): string => {
  const characters = [...value];
  let text = '"';
  let at = column + 1;
  for (const [index, character] of characters.entries()) {
    const breaks =
      !key &&
      character === ' ' &&
      characters[index - 1] !== ' ' &&
      at > 80 &&
      index > 0 &&
      index < characters.length - 1;
    const written = breaks ? `\n${' '.repeat(indent)}${characters[index + 1] === ' ' ? '\\' : ''}` : escaped(character);
    text += written;
    at = breaks ? indent : at + written.length;
  }
  return `${text}"`;
};

const named: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\xa0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

const escaped = (character: string): string => {
  const name = named[character];
  if (name) return name;
  if (!hasSpecials(character)) return character;
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
};

const literal = (value: string, { indent }: ScalarPlace): string => {
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : '';
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n');
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line)).join('\n')}`;
};
