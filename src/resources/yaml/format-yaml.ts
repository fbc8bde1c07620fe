import { compareKeys } from './yaml-key-order.ts';
import { formatScalar } from './yaml-scalar.ts';

/**
 * YAML as API servers and `oc -o yaml` write it: what Go's `sigs.k8s.io/yaml` makes of JSON. Keys in natural order, lists not indented,
 * strings quoted only when they would read as something else, lines folded behind column 80.
 */
export const formatYaml = (value: unknown): string => {
  const lines = block(value, 0);
  return lines.startsWith('\n') ? lines.slice(1) : `${lines.trimStart()}`;
};

/** A value behind `key:` or `-`, with its leading space or line end, and its line end. */
const block = (value: unknown, indent: number, column = 0): string => {
  if (Array.isArray(value))
    return value.length === 0 ? ' []\n' : `\n${value.map((item) => itemBehind('-', item, indent)).join('')}`;
  if (typeof value === 'object' && value !== null) {
    const members = mapping(value, indent);
    return members === '' ? ' {}\n' : `\n${members}`;
  }
  return ` ${formatScalar(value, { indent: indent + (column === 0 ? 0 : 2), column: column + 1 })}\n`;
};

/** An item behind `-`, or the value of a key that stands on lines of its own, behind `:`. */
const itemBehind = (mark: string, item: unknown, indent: number): string => {
  const start = `${' '.repeat(indent)}${mark}`;
  const text = block(item, isCollection(item) ? indent + 2 : indent, indent + 1);
  return text.startsWith('\n') ? `${start} ${text.slice(1 + indent + 2)}` : start + text;
};

const mapping = (object: object, indent: number): string =>
  Object.entries(object)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, member]) => (isSimpleKey(key) ? simpleEntry(key, member, indent) : complexEntry(key, member, indent)))
    .join('');

/** The longest key that stands in front of its value. */
const LONGEST_KEY = 128;

const isSimpleKey = (key: string): boolean =>
  !/[\n\r\x85\u2028\u2029]/.test(key) && new TextEncoder().encode(key).length <= LONGEST_KEY;

const simpleEntry = (key: string, member: unknown, indent: number): string => {
  const name = formatScalar(key, { key: true, indent, column: indent });
  const start = `${' '.repeat(indent)}${name}:`;
  return start + block(member, isMapping(member) ? indent + 2 : indent, start.length);
};

const complexEntry = (key: string, member: unknown, indent: number): string => {
  const name = formatScalar(key, { indent: indent + 2, column: indent + 2 });
  return `${' '.repeat(indent)}? ${name}\n${itemBehind(':', member, indent)}`;
};

const isCollection = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isMapping = (value: unknown): boolean => isCollection(value) && !Array.isArray(value);
