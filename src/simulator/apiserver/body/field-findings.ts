import { namesEachFieldOnce } from './names-each-field-once.ts';

/** Strings and punctuation: all that the shape of a JSON text depends on. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * What strict reading finds wrong with the fields of a JSON text, in the order of the text: those that the kind does not have,
 * and those that are named more than once, of which `JSON.parse`, which made `value` of it, keeps the last one silently.
 *
 * @param unknown the paths of fields that the kind does not have; what stands in them is not looked at
 */
export const fieldFindings = (text: string, value: unknown, unknown: readonly string[] = []): string[] => {
  const all = namesEachFieldOnce(text, value) ? unknown.map(unknownField) : findingsInOrder(text, new Set(unknown));
  return all.slice(0, MAX_FINDINGS);
};

/** More of one text are not told of. */
const MAX_FINDINGS = 100;

/** How a field that the kind does not have is told of. */
export const unknownField = (path: string): string => `unknown field "${path}"`;

/** An object or a list that the reading is in. */
interface Frame {
  readonly path: string;
  /** Of an object: the names that were met. */
  readonly keys: Set<string> | undefined;
  /** Whether nobody knows what stands here. */
  readonly isUnknown: boolean;
  index: number;
  key: string;
}

const findingsInOrder = (text: string, unknown: ReadonlySet<string>): string[] => {
  const found = new Set<string>();
  const open: Frame[] = [];
  let expectsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      const path = pathOf(top);
      const isUnknown = top?.isUnknown === true || unknown.has(path);
      open.push({ path, keys: token === '{' ? new Set() : undefined, isUnknown, index: 0, key: '' });
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      expectsKey = false;
    } else if (token === ',') {
      if (top !== undefined && top.keys === undefined) top.index++;
      expectsKey = top?.keys !== undefined;
    } else if (token === ':') {
      expectsKey = false;
    } else if (expectsKey && top?.keys !== undefined) {
      top.key = JSON.parse(token) as string;
      const path = pathOf(top);
      if (unknown.has(path)) found.add(unknownField(path));
      else if (top.keys.has(top.key) && !top.isUnknown) found.add(`duplicate field "${path}"`);
      top.keys.add(top.key);
    }
  }
  return [...found];
};

const pathOf = (frame: Frame | undefined): string => {
  if (frame === undefined) return '';
  if (frame.keys === undefined) return `${frame.path}[${frame.index}]`;
  return frame.path === '' ? frame.key : `${frame.path}.${frame.key}`;
};
