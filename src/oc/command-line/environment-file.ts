import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { variableNameError } from '../../resources/validation/env-var-name.ts';
import type { OcContext } from '../oc-context.ts';
import { OcError } from '../oc-error.ts';

/**
 * Reads the lines `NAME=VALUE` or `NAME: VALUE` of a file; `-` is stdin. A value may stand in quotes, and then has escapes.
 *
 * @throws OcError for a file that cannot be read, and for a line that is no such pair
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/newapp/app/env.go
 */
export const readEnvironmentFile = async (
  file: string,
  { stdin, cwd }: Pick<OcContext, 'stdin' | 'cwd'>,
): Promise<Map<string, string>> => {
  const text = file === '-' ? (stdin ?? '') : await textOf(file, resolve(cwd ?? process.cwd(), file));
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (/^[ \t]*(?:#|$)/.test(line)) continue;
    const pair = parsePair(withoutComment(line));
    if (pair === undefined)
      throw new OcError(
        `Cannot read variables from file ${JSON.stringify(file === '-' ? 'stdin' : file)}: Can't separate key from value`,
      );
    values.set(...pair);
  }
  for (const [name, value] of values)
    if (variableNameError(name) !== undefined) throw new OcError(`invalid parameter assignment in ${name}=${value}`);
  return values;
};

const textOf = async (file: string, path: string): Promise<string> => {
  const information = await stat(path).catch((cause: unknown) => {
    throw new OcError(`Cannot stat ${JSON.stringify(file)}: stat ${file}: no such file or directory`, { cause });
  });
  if (information.isDirectory())
    throw new OcError(`Cannot read variables from ${JSON.stringify(file)}: is a directory`);
  return readFile(path, 'utf8');
};

/** A `#` begins a comment unless the part before it opens a quotation that a later part closes. */
const withoutComment = (line: string): string => {
  const kept: string[] = [];
  let isOpen = false;
  for (const part of line.split('#')) {
    if (part.split('"').length === 2 || part.split("'").length === 2) {
      if (isOpen) kept.push(part);
      isOpen = !isOpen;
    }
    if (kept.length === 0 || isOpen) kept.push(part);
  }
  return kept.join('#');
};

const parsePair = (line: string): [name: string, value: string] | undefined => {
  const [, name, value] = /^([^=:]*)[=:](.*)$/s.exec(line) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return [trimmed(name.replace(/^export/, '')), unquoted(trimmed(value))];
};

const trimmed = (text: string): string => text.replace(/^ +| +$/g, '');

const unquoted = (value: string): string => {
  const [, , content] = /^(["'])(.*)\1$/s.exec(value) ?? [];
  if (content === undefined) return value;
  return content.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r' };
