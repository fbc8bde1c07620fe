import { patternOf } from './pattern.ts';
import type { CountedNode } from './runtime-cost.ts';

interface Evaluator {
  run(node: CountedNode, scope: unknown): unknown;
}

/** Lets `matches` read patterns as Go writes them, which the library hands to JavaScript as they are. */
export const matchPatterns = (node: CountedNode): void => {
  const parts = (Array.isArray(node.args) ? node.args.flat(2) : [node.args]) as readonly unknown[];
  for (const part of parts) if (isNode(part)) matchPatterns(part);
  if (node.op !== 'rcall') return;
  const [name, target, [pattern, ...more]] = node.args as [string, CountedNode, CountedNode[]];
  if (name !== 'matches' || pattern === undefined || more.length > 0) return;
  node.meta.evaluate = (evaluator, _, scope) => {
    const [text, expression] = [target, pattern].map((each) => (evaluator as Evaluator).run(each, scope));
    if (typeof text !== 'string' || typeof expression !== 'string') throw new Error('no such overload');
    return patternOf(expression).test(text);
  };
};

const isNode = (part: unknown): part is CountedNode => typeof (part as CountedNode | null)?.op === 'string';
