import { posix } from 'node:path';
import { globExpression, hasGlob } from '../../../apimachinery/glob.ts';
import type { FileSystem } from '../../files/file-system.ts';
import { arithmetic } from './arithmetic.ts';
import type { Word, WordPart } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';
import { withoutMatch } from './shell-value.ts';

/** What expansion needs to know of the shell. */
export interface ExpansionContext {
  readonly files: FileSystem;
  readonly directory: string;
  /** `$1`, `$2`, … */
  readonly operands: readonly string[];
  /**
   * `undefined` for a variable that is not set.
   *
   * @throws ShellSyntaxError when it must be, and may not be unset here
   */
  variable(name: string, options?: { readonly mayBeUnset?: boolean }): string | undefined;
  assign(name: string, value: string): void;
  /** The output of a script. */
  substitute(script: string): Promise<string>;
}

/** Expands words to arguments: variables, command substitution, field splitting, path names, quote removal. */
export const expandWords = async (words: readonly Word[], context: ExpansionContext): Promise<string[]> => {
  const results: string[] = [];
  for (const word of words) {
    for (const field of await fieldsOf(word, context)) results.push(...(await expandPath(field, context)));
  }
  return results;
};

/** Expands one word to one text, as in assignments. */
export const expandText = async (word: Word, context: ExpansionContext): Promise<string> =>
  textOf(await valuesOf(word, context));

/** Expands one word to a pattern, in which what was quoted means itself. */
export const expandPattern = async (word: Word, context: ExpansionContext): Promise<string> =>
  (await valuesOf(word, context)).map(({ text, quoted }) => (quoted ? literal(text) : text)).join('');

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  /** Whether it came out of an expansion, so that blanks in it separate fields. */
  readonly expanded: boolean;
  /** Whether a new field begins before it, whatever it holds (`"$@"`). */
  readonly separate?: boolean;
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, separate }) => (separate ? ` ${text}` : text)).join('');

const valuesOf = async (word: Word, context: ExpansionContext): Promise<Piece[]> => {
  const pieces: Piece[] = [];
  for (const part of word) {
    const { quoted } = part;
    if (part.kind === 'text') pieces.push({ text: part.text, quoted, expanded: false });
    else if (part.kind === 'variable') pieces.push(...(await variablePieces(part, context)));
    else if (part.kind === 'arithmetic')
      pieces.push({
        text: arithmetic(await expandText(part.expression, context), {
          get: (name) => context.variable(name),
          set: (name, value) => context.assign(name, value),
        }),
        quoted,
        expanded: true,
      });
    else pieces.push({ text: (await context.substitute(part.script)).replace(/\n+$/, ''), quoted, expanded: true });
  }
  return pieces;
};

/** @throws ShellSyntaxError when a script says that it needs a value that there is not */
const variablePieces = async (
  { name, change, quoted }: Extract<WordPart, { kind: 'variable' }>,
  context: ExpansionContext,
): Promise<Piece[]> => {
  const piece = (text: string): Piece => ({ text, quoted, expanded: true });
  if (name === '@' && quoted && change === undefined)
    return context.operands.map((text, index) => ({ ...piece(text), separate: index > 0 }));
  const mayBeUnset = change !== undefined && /[-+=?]/.test(change.operator);
  const value = context.variable(name, { mayBeUnset });
  if (change === undefined) return [piece(value ?? '')];
  const { operator, emptyIsNone, word } = change;
  if (operator === 'length') return [piece(String(value?.length ?? 0))];
  if (operator[0] === '#' || operator[0] === '%')
    return [piece(withoutMatch(value ?? '', operator as '#' | '%', await expandPattern(word, context)))];
  const isNone = value === undefined || (emptyIsNone && value === '');
  if (isNone === (operator === '+')) return operator === '+' ? [] : [piece(value ?? '')];
  const alternative = await valuesOf(word, context);
  if (operator === '?') throw new ShellSyntaxError(`${name}: ${textOf(alternative) || 'parameter null or not set'}`);
  if (operator === '=') context.assign(name, textOf(alternative));
  return alternative.map((each) => ({ ...each, quoted: each.quoted || quoted, expanded: true }));
};

/** A field with its pattern: quoted characters stand escaped in it. */
interface Field {
  text: string;
  pattern: string;
}

const literal = (text: string): string => text.replace(/[\\*?[]/g, '\\$&');

const fieldsOf = async (word: Word, context: ExpansionContext): Promise<Field[]> => {
  const fields: Field[] = [];
  let current: Field | undefined;
  const append = (text: string, quoted: boolean): void => {
    current ??= { text: '', pattern: '' };
    current.text += text;
    current.pattern += quoted ? literal(text) : text;
  };
  // `"$@"` is no field at all where there are no operands.
  const pieces = word.length === 2 && isOperands(word[1]) ? await valuesOf(word.slice(1), context) : undefined;
  for (const { text, quoted, expanded, separate } of pieces ?? (await valuesOf(word, context))) {
    if (separate && current !== undefined) {
      fields.push(current);
      current = undefined;
    }
    if (quoted || !expanded) {
      append(text, quoted);
      continue;
    }
    for (const piece of text.split(/([ \t\n]+)/)) {
      if (piece === '') continue;
      if (!/^[ \t\n]/.test(piece)) append(piece, false);
      else if (current !== undefined) {
        fields.push(current);
        current = undefined;
      }
    }
  }
  if (current !== undefined) fields.push(current);
  return fields;
};

const isOperands = (part: WordPart | undefined): boolean =>
  part?.kind === 'variable' && part.name === '@' && part.quoted && part.change === undefined;

/** The paths that a pattern matches, or the pattern itself when there are none. */
const expandPath = async ({ text, pattern }: Field, { files, directory }: ExpansionContext): Promise<string[]> => {
  if (!hasGlob(pattern.replace(/\\./g, ''))) return [text];
  const absolute = pattern.startsWith('/');
  let found = [absolute ? '/' : ''];
  for (const segment of pattern.split('/').filter(Boolean)) {
    const expression = globExpression(segment);
    const next: string[] = [];
    for (const base of found) {
      const names = await files.list(posix.resolve(directory, base));
      const visible = names.filter(
        (name) => expression.test(name) && (segment.startsWith('.') || !name.startsWith('.')),
      );
      next.push(...visible.map((name) => posix.join(base, name)));
    }
    found = next;
  }
  return found.length > 0 ? found : [text];
};
