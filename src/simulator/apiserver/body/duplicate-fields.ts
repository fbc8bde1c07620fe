import { namesEachFieldOnce } from './names-each-field-once.ts';

/** Strings and punctuation: all that the shape of a JSON text depends on. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * The paths of fields that a JSON text names more than once: `JSON.parse`, which made `value` of it, keeps the last one
 * silently.
 */
export const duplicateFields = (text: string, value: unknown): string[] =>
  namesEachFieldOnce(text, value) ? [] : pathsNamedAgain(text);

const pathsNamedAgain = (text: string): string[] => {
  const found: string[] = [];
  const open: { path: string; keys: Set<string> | undefined; index: number; key: string }[] = [];
  let expectsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ path: pathOf(top), keys: token === '{' ? new Set() : undefined, index: 0, key: '' });
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
      if (top.keys.has(top.key)) found.push(pathOf(top));
      top.keys.add(top.key);
    }
  }
  return found;
};

const pathOf = (
  frame: { path: string; keys: Set<string> | undefined; index: number; key: string } | undefined,
): string => {
  if (frame === undefined) return '';
  if (frame.keys === undefined) return `${frame.path}[${frame.index}]`;
  return frame.path === '' ? frame.key : `${frame.path}.${frame.key}`;
};
