import { type Evaluation, evaluate } from './evaluate.ts';
import { type Node, PathError } from './node.ts';

/**
 * What each part of a template finds in a value, those between `range` and `end` once for each value of the range.
 *
 * @throws PathError
 */
export const findResults = (
  nodes: readonly Node[],
  value: unknown,
  allowMissing: boolean,
): readonly (readonly unknown[])[] => {
  let depth = 0;
  let begins = false;
  let ends = false;
  let lastEnd = -1;
  const evaluation: Evaluation = {
    allowMissing,
    onWord: (word, values) => {
      if (word === 'range') begins = true;
      else if (word !== 'end') throw new PathError(`unrecognized identifier ${word}`, values);
      else if (depth === 0) throw new PathError('not in range, nothing to end');
      else ends = true;
      return word === 'range' ? values : [];
    },
  };

  const find = (current: unknown, from: number): (readonly unknown[])[] => {
    const all: (readonly unknown[])[] = [];
    for (let at = from; at < nodes.length; at += 1) {
      const found = evaluate(nodes[at] as Node, [current], evaluation);
      if (ends) {
        ends = false;
        lastEnd = at;
        break;
      }
      if (!begins) {
        all.push(found);
        continue;
      }
      begins = false;
      depth += 1;
      // A range of nothing is gone through as well, to find its end.
      const inner = (found.length === 0 ? [undefined] : found).flatMap((each) => find(each, at + 1));
      if (found.length > 0) all.push(...inner);
      depth -= 1;
      if (lastEnd > at) at = lastEnd;
    }
    return all;
  };
  return find(value, 0);
};
