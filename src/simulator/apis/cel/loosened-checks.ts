import { equalValues } from './equal-values.ts';
import type { CountedNode } from './runtime-cost.ts';

interface Checker {
  check(node: CountedNode, scope: unknown): unknown;
  getType(name: string): unknown;
}

type Check = (checker: Checker, node: CountedNode, scope: unknown) => unknown;

/** A part of an expression, whose checks can be exchanged. */
interface CheckedNode extends CountedNode {
  handle?: (one: unknown, other: unknown) => unknown;
}

interface CheckedMeta {
  check: Check;
  macro?: { typeCheck: Check; evaluate: unknown };
}

/** Finds the field of a value, as the library does it. */
interface Evaluator {
  run(node: CountedNode, scope: unknown): unknown;
  debugType(value: unknown): { fieldLazy(value: unknown, name: string, node: CountedNode, own: Evaluator): unknown };
}

/**
 * Lets through what the library refuses and the language allows, which is checked elsewhere: values of any one type are
 * compared, and `has` looks into what brackets and calls lead to.
 */
export const loosenChecks = (node: CountedNode): void => {
  const parts = (Array.isArray(node.args) ? node.args.flat(2) : [node.args]) as readonly unknown[];
  for (const part of parts) if (isNode(part)) loosenChecks(part);
  const meta = node.meta as unknown as CheckedMeta;
  if (node.op === '==' || node.op === '!=') meta.check = comparing(meta.check);
  if (node.op !== 'call' || meta.macro === undefined) return;
  const [name, [field]] = node.args as [string, CountedNode[]];
  if (name === 'has' && field?.op === '.') Object.assign(meta.macro, presence(field));
};

const comparing =
  (check: Check): Check =>
  (checker, node, scope) => {
    try {
      return check(checker, node, scope);
    } catch (error) {
      if ((error as { node?: unknown }).node !== node) throw error;
      const isEqual = node.op === '==';
      (node as CheckedNode).handle = (one, other) => equalValues(one, other) === isEqual;
      return checker.getType('bool');
    }
  };

const presence = (field: CountedNode): object => {
  const [of, name] = field.args as [CountedNode, string];
  if (of.op === 'id' || of.op === '.' || of.op === '.?') return {};
  return {
    typeCheck: (checker: Checker, _: unknown, scope: unknown): unknown => {
      checker.check(of, scope);
      return checker.getType('bool');
    },
    evaluate: (evaluator: Evaluator, _: unknown, scope: unknown): boolean => {
      const value = evaluator.run(of, scope);
      return evaluator.debugType(value).fieldLazy(value, name, field, evaluator) !== undefined;
    },
  };
};

const isNode = (part: unknown): part is CountedNode => typeof (part as CountedNode | null)?.op === 'string';
