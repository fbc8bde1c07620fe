import { isJsonObject, type JsonObject } from '../../image/json-object.ts';
import { entriesInOrder } from '../../image/key-order.ts';
/** JSON as `oc -o json` prints it: sorted keys, four spaces, `<`, `>` and `&` escaped. */
export const formatJson = (value: unknown, order: KeyOrder = sortedEntries): string =>
  `${format(value, '\n', order)}\n`;

/** The same on one line, as `jsonpath` prints objects and as `apply` records them. */
export const compactJson = (value: unknown, order: KeyOrder = sortedEntries): string => format(value, '', order);

/** Which members of an object are written, in which order. */
export type KeyOrder = (object: JsonObject) => [string, unknown][];

/** Members in the order in which they were set: that of the types of Go, for objects that a command makes itself. */
export const declaredEntries: KeyOrder = (object) =>
  Object.entries(object).filter(([, member]) => member !== undefined);

/** Members of an object that are set, sorted by their bytes. */
const sortedEntries: KeyOrder = (object) => entriesInOrder(object).filter(([, member]) => member !== undefined);

const format = (value: unknown, lineEnd: string, order: KeyOrder): string => {
  if (Array.isArray(value))
    return bracket(
      '[',
      ']',
      value.map((item) => format(item, deeper(lineEnd), order)),
      lineEnd,
    );
  if (!isJsonObject(value)) return escapeHtml(JSON.stringify(value) ?? 'null');
  const colon = lineEnd === '' ? ':' : ': ';
  const members = order(value).map(
    ([key, member]) => `${escapeHtml(JSON.stringify(key))}${colon}${format(member, deeper(lineEnd), order)}`,
  );
  return bracket('{', '}', members, lineEnd);
};

const deeper = (lineEnd: string): string => (lineEnd === '' ? '' : `${lineEnd}    `);

const bracket = (open: string, close: string, members: readonly string[], lineEnd: string): string =>
  members.length === 0
    ? open + close
    : `${open}${deeper(lineEnd)}${members.join(`,${deeper(lineEnd)}`)}${lineEnd}${close}`;

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

const escapeHtml = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] as string);
