import { equal } from '../../apimachinery/equality.ts';

type Content = Readonly<Record<string, unknown>>;

/**
 * The merge patch that leads from one object to another: changed members by their names, lists as a whole, `null` for what
 * is gone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export const mergeDifference = (before: object, after: object): Content => {
  const [old, next] = [before as Content, after as Content];
  const difference: Record<string, unknown> = {};
  for (const key of [...new Set([...Object.keys(old), ...Object.keys(next)])].sort()) {
    const [was, is] = [old[key], next[key]];
    if (equal(was, is)) continue;
    difference[key] = isObject(was) && isObject(is) ? mergeDifference(was, is) : (is ?? null);
  }
  return difference;
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
