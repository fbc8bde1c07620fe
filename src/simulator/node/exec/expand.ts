import { posix } from 'node:path';
import { globExpression, hasGlob } from '../../apimachinery/glob.ts';
import type { FileSystem } from '../files/file-system.ts';
import { ShellSyntaxError } from './shell-lexer.ts';
import type { Alternative, Word } from './shell-syntax.ts';

/** What expansion needs to know of the shell. */
export interface ExpansionContext {
  readonly files: FileSystem;
  readonly directory: string;
  /** `undefined` for a variable that is not set. */
  variable(name: string): string | undefined;
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
  (await valuesOf(word, context)).map(({ text }) => text).join('');

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  /** Whether it came out of an expansion, so that blanks in it separate fields. */
  readonly expanded: boolean;
}

const valuesOf = async (word: Word, { variable, substitute }: ExpansionContext): Promise<Piece[]> => {
  const pieces: Piece[] = [];
  for (const part of word) {
    if (part.kind === 'text') pieces.push({ text: part.text, quoted: part.quoted, expanded: false });
    else if (part.kind === 'variable')
      pieces.push({
        text: substituted(part.name, variable(part.name), part.alternative),
        quoted: part.quoted,
        expanded: true,
      });
    else
      pieces.push({ text: (await substitute(part.script)).replace(/\n+$/, ''), quoted: part.quoted, expanded: true });
  }
  return pieces;
};

/** @throws ShellSyntaxError when a script says that it needs a value that there is not */
const substituted = (name: string, value: string | undefined, alternative: Alternative | undefined): string => {
  if (alternative === undefined) return value ?? '';
  const { operator, emptyIsNone, word } = alternative;
  const isNone = value === undefined || (emptyIsNone && value === '');
  if (operator === '+') return isNone ? '' : word;
  if (!isNone) return value;
  if (operator === '?') throw new ShellSyntaxError(`${name}: ${word || 'parameter null or not set'}`);
  return word;
};

/** A field with its pattern: quoted characters stand escaped in it. */
interface Field {
  text: string;
  pattern: string;
}

const fieldsOf = async (word: Word, context: ExpansionContext): Promise<Field[]> => {
  const fields: Field[] = [];
  let current: Field | undefined;
  const append = (text: string, quoted: boolean): void => {
    current ??= { text: '', pattern: '' };
    current.text += text;
    current.pattern += quoted ? text.replace(/[\\*?[]/g, '\\$&') : text;
  };
  for (const { text, quoted, expanded } of await valuesOf(word, context)) {
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
