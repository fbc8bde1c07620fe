import { OcError } from '../oc-error.ts';

/** What `-o` may say of any command that prints objects. */
export const objectFormats: readonly string[] = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'name',
  'template',
  'templatefile',
  'yaml',
];

/** What `-o` may say of `get`, which makes tables too. */
export const tableFormats: readonly string[] = [
  'custom-columns',
  'custom-columns-file',
  ...objectFormats.slice(0, -1),
  'wide',
  'yaml',
];

/** Formats whose argument is a template; those that end in `-file` or `file` read it from one. */
export const templateFormats: readonly string[] = tableFormats.filter((name) => /columns|jsonpath|template/.test(name));

/** @throws OcError for a word behind `-o` that is no format */
export const checkFormat = (format: string, formats: readonly string[]): void => {
  const name = format.split('=')[0] ?? '';
  if (name !== '' && !formats.includes(name)) throw unknownFormat(format, formats);
};

/** Formats of single commands that the message does not name. */
const unnamed = new Set(['describe', 'revision']);

export const unknownFormat = (format: string, formats: readonly string[]): OcError =>
  new OcError(
    `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: ${formats.filter((each) => !unnamed.has(each)).join(',')}`,
  );
