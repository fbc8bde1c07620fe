import { type Node, type NodeList, PathError } from './node.ts';

/** Reads what stands between braces. */
export type ParseAction = (text: string) => NodeList;

/** `*`, `0`, `-1`, `1:3`, `::2`, `'key'`, and several of them with commas. @throws PathError for anything else */
export const parseBrackets = (text: string, parseAction: ParseAction): readonly Node[] => {
  const inner = text === '*' ? ':' : text;
  const parts = inner.split(',');
  if (parts.length > 1)
    return [{ type: 'union', lists: parts.map((part) => parseAction(`[${part.replace(/^ +| +$/g, '')}]`)) }];
  const [, key] = /^'([^']*)'$/.exec(inner) ?? [];
  if (key !== undefined) return parseAction(`.${key}`).nodes;
  const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(inner);
  if (slice === null) throw new PathError(`invalid array index ${inner}`);
  const [, from = '', to, step] = slice;
  const [start, end, width] = [indexOf(from), indexOf(to?.slice(1)), indexOf(step?.slice(1))];
  const isSingle = to === undefined;
  return [
    {
      type: 'slice',
      isSingle,
      ...(start !== undefined && { from: start }),
      ...(isSingle ? { to: (start ?? 0) + 1 } : end !== undefined && { to: end }),
      ...(width !== undefined && { step: width }),
    },
  ];
};

const indexOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text === '') return undefined;
  if (text === '-') throw new PathError('array index - is not a number');
  return Number(text);
};

/** What stands between `[?(` and `)]`. @throws PathError for what is no path or value */
export const parseFilter = (text: string, parseAction: ParseAction): Node => {
  const [, left, operator = 'exists', right] = /^([^!<>=]+)([!<>=]+)(.+)$/.exec(text) ?? [];
  if (left === undefined || right === undefined)
    return { type: 'filter', left: parseAction(text), operator: 'exists', right: { type: 'list', nodes: [] } };
  return { type: 'filter', left: parseAction(left), operator, right: parseAction(right) };
};
