import { OcError } from '../oc-error.ts';

/**
 * The fields of one line of comma-separated values. A field in quotes may have commas; a quote in it is doubled.
 *
 * @throws OcError for a quote where none can be
 * @see https://pkg.go.dev/encoding/csv
 */
export const csvFields = (line: string): string[] => {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const field = line[at] === '"' ? quotedField(line, at) : plainField(line, at);
    fields.push(field.value);
    if (field.end >= line.length) return fields;
    at = field.end + 1;
  }
};

interface Field {
  readonly value: string;
  /** Where the comma behind it is, or the end. */
  readonly end: number;
}

const plainField = (line: string, start: number): Field => {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  const quote = line.slice(start, end).indexOf('"');
  if (quote >= 0) throw wrong(start + quote, 'bare " in non-quoted-field');
  return { value: line.slice(start, end), end };
};

const quotedField = (line: string, start: number): Field => {
  const [, content, closing] = /^"((?:[^"]|"")*)("?)/.exec(line.slice(start)) ?? [];
  const end = start + 1 + (content?.length ?? 0);
  if (!closing) throw wrong(end, 'extraneous or missing " in quoted-field');
  if (end + 1 < line.length && line[end + 1] !== ',') throw wrong(end, 'extraneous or missing " in quoted-field');
  return { value: (content ?? '').replaceAll('""', '"'), end: end + 1 };
};

const wrong = (at: number, what: string): OcError => new OcError(`parse error on line 1, column ${at + 1}: ${what}`);
