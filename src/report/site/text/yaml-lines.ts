/** A line of YAML, and the path of the value that it begins or holds. */
export interface YamlLine {
  text: string;
  path: readonly (string | number)[];
}

/**
 * A JSON value as YAML, line by line. Reports hold thousands of objects and have to know the line of a value, for which writing
 * and reading them with a library takes ten times as long.
 */
export const yamlLines = (value: unknown): readonly YamlLine[] => {
  const lines: YamlLine[] = [];
  write(value, [], '', '', lines);
  return lines;
};

/**
 * Lists directly in lists, which no kind has, stay in one line.
 *
 * @param lead what stands before the value in its first line: `name:`, `- name:`
 */
const write = (
  value: unknown,
  path: readonly (string | number)[],
  indent: string,
  lead: string,
  lines: YamlLine[],
): void => {
  const entries = entriesOf(value);
  const inList = lead.endsWith('-');
  if (entries === undefined || (inList && Array.isArray(value))) {
    lines.push({ text: `${indent}${lead}${lead === '' ? '' : ' '}${scalar(value)}`, path });
    return;
  }
  if (lead !== '' && !inList) lines.push({ text: indent + lead, path });
  const deeper = lead === '' || (Array.isArray(value) && !inList) ? indent : `${indent}  `;
  for (const [index, [key, child]] of entries.entries()) {
    const name = typeof key === 'number' ? '-' : `${plainKey(key)}:`;
    const first = inList && index === 0;
    if (first && entriesOf(child) === undefined) write(child, [...path, key], indent, `- ${name}`, lines);
    else if (first) {
      lines.push({ text: `${indent}- ${name}`, path: [...path, key] });
      write(child, [...path, key], Array.isArray(child) ? deeper : `${deeper}  `, '', lines);
    } else write(child, [...path, key], deeper, name, lines);
  }
};

/** Undefined for what stands in one line. */
const entriesOf = (value: unknown): readonly (readonly [string | number, unknown])[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.length === 0 ? undefined : entries;
};

const plain = /^[A-Za-z_/][\w./@,()*+=-]*(?:[ :][\w./@,()*+=-]+)*$/;
const reserved = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;

const scalar = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  return value.length < 1000 && plain.test(value) && !reserved.test(value) ? value : JSON.stringify(value);
};

const plainKey = (key: string): string =>
  /^[A-Za-z_][\w./-]*$/.test(key) && !reserved.test(key) ? key : JSON.stringify(key);
