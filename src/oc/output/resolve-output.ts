import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Flags } from '../command-line/flags.ts';
import { OcError } from '../oc-error.ts';
import { checkFormat, templateFormats } from './formats.ts';

/**
 * Brings `-o` and `--template` into one form, the value of `-o`: `go-template-file=a.txt` becomes `go-template=` and what the
 * file says.
 *
 * @param formats those that there are; none: they are checked when something is printed
 * @param given the value of `--template`; empty where this flag means something else
 * @throws OcError for a format that does not exist, and for a template that is missing or cannot be read
 */
export const resolveOutput = async (
  flags: Flags,
  formats: readonly string[] | undefined,
  cwd: string,
  given: string,
): Promise<void> => {
  const format = given !== '' && !flags.has('output') ? 'go-template' : flags.string('output');
  if (formats) checkFormat(format, formats);
  const equals = format.indexOf('=');
  const name = equals < 0 ? format : format.slice(0, equals);
  if (!templateFormats.includes(name)) return;
  const argument = given === '' ? (equals < 0 ? '' : format.slice(equals + 1)) : given;
  const columns = name.startsWith('custom-columns');
  if (argument === '')
    throw new OcError(
      columns
        ? 'custom-columns format specified but no custom columns given'
        : 'template format specified but no template given',
    );
  if (!name.endsWith('file')) return flags.set('output', `${plainName(name)}=${argument}`);
  const text = await readFile(resolve(cwd, argument), 'utf8').catch((cause: unknown) => {
    const reason = `open ${argument}: no such file or directory`;
    throw new OcError(
      columns ? `error reading template ${argument}, ${reason}\n` : `error reading --template ${argument}, ${reason}`,
      { cause },
    );
  });
  flags.set('output', `${plainName(name)}=${columns ? columnsOf(text) : text}`);
};

const plainName = (name: string): string => name.replace(/-?file$/, '').replace(/^template$/, 'go-template');

/** A file of columns has a line of headers and a line of paths. */
const columnsOf = (text: string): string => {
  const lines = text.split('\n');
  const [headers, paths] = [0, 1].map((line) => {
    const words = lines[line]?.trim();
    if (words !== undefined && (line === 0 || lines.length > 1 + Number(lines[1] === ''))) return words.split(/\s+/);
    throw new OcError(
      `invalid template, missing ${line === 0 ? 'header' : 'spec'} line. Expected format is one line of space separated headers, one line of space separated column specs.`,
    );
  }) as [string[], string[]];
  if (headers.length !== paths.length)
    throw new OcError(`number of headers (${headers.length}) and field specifications (${paths.length}) don't match`);
  return headers.map((header, index) => `${header}:${paths[index]}`).join(',');
};
