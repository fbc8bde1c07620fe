import { OcError } from '../oc-error.ts';

const formats = ['custom-columns', 'json', 'jsonpath', 'jsonpath-as-json', 'name', 'wide', 'yaml'];

/** @throws OcError for a word behind `-o` that is no format */
export const checkFormat = (format: string): void => {
  const name = format.split('=')[0] ?? '';
  if (name !== '' && !formats.includes(name)) throw unknownFormat(name);
};

export const unknownFormat = (name: string): OcError =>
  new OcError(
    `unable to match a printer suitable for the output format ${JSON.stringify(name)}, allowed formats are: ${formats.join(',')}`,
  );
