import { callCost, operatorCost } from './call-cost.ts';
import { CALL_LIMIT, CallCostError } from './cost-budget.ts';
import type { CelNode } from './estimate-cost.ts';

type Evaluate = (evaluator: unknown, node: unknown, scope: unknown) => unknown;

/** A part of an expression as the library carries it out. */
export interface CountedNode extends CelNode {
  evaluate: Evaluate;
  readonly checkedType?: { readonly kind: string };
  readonly meta: {
    readonly alternate?: CountedNode;
    readonly macro?: { readonly evaluate: Evaluate };
    evaluate: Evaluate;
  };
}

/** Counts what an expression costs while it is carried out. */
export interface CostCounter {
  spent: number;
}

/** What a part came to last, and what it cost with all that is in it. */
interface Outcome {
  value: unknown;
  cost: number;
}

const LIST = 10;
const MAP = 30;

/** What a turn of a loop costs before its condition is looked at, its end, and a turn that is not needed any more. */
const LOOPS: Readonly<Record<string, { turn: number; kept: number; early: number; own: number }>> = {
  all: { turn: 3, kept: 0, early: 2, own: 1 },
  exists: { turn: 4, kept: 0, early: 3, own: 1 },
  exists_one: { turn: 0, kept: 2, early: 0, own: 2 },
  filter: { turn: 0, kept: LIST + 3, early: 0, own: 1 },
  map: { turn: LIST + 2, kept: 0, early: 0, own: 1 },
};

/** Of constants they are carried out before anything is counted. */
const CONVERSIONS = new Set(['bool', 'bytes', 'double', 'duration', 'dyn', 'int', 'string', 'timestamp', 'uint']);

/**
 * Makes an expression that has been read and checked count what it costs.
 *
 * @param isTyped whether the real server knows the types of its variables, by which it tells operators apart
 * @see https://github.com/google/cel-go/blob/v0.22.0/interpreter/runtimecost.go
 */
export const countCosts = (tree: CountedNode, isTyped: boolean): CostCounter => {
  const counter: CostCounter = { spent: 0 };
  const add = (cost: number): void => {
    counter.spent += cost;
    if (counter.spent > CALL_LIMIT) throw new CallCostError();
  };

  const counted = (node: CountedNode, ownCost: (value: unknown) => number): Outcome => {
    const outcome: Outcome = { value: undefined, cost: 0 };
    const { alternate, macro, evaluate } = node.meta;
    const carriedOut = alternate ?? macro ?? node;
    const inner: Evaluate = (alternate ?? macro)?.evaluate ?? evaluate;
    node.evaluate = (evaluator, _, scope) => {
      const before = counter.spent;
      const value = inner.call(carriedOut, evaluator, carriedOut, scope);
      add(ownCost(value));
      outcome.value = value;
      outcome.cost = counter.spent - before;
      return value;
    };
    return outcome;
  };

  const count = (node: CountedNode): Outcome => {
    const parts = (Array.isArray(node.args) ? node.args : [node.args]) as readonly unknown[];
    const all = (nodes: readonly unknown[]): Outcome[] => nodes.map((each) => count(each as CountedNode));
    const free = (): number => 0;
    switch (node.op) {
      case 'value':
        return counted(node, free);
      case 'id':
        return counted(node, node.meta.alternate === undefined ? () => 1 : free);
      case '.':
        all([parts[0]]);
        return counted(node, () => 1);
      case '[]':
        all(parts);
        return counted(node, isPath(parts[1]) ? free : () => 1);
      case '.?':
      case '[?]':
        all(node.op === '.?' ? [parts[0]] : parts);
        return counted(node, (value) => (isPresent(value) ? 1 : 0));
      case 'list':
        all(parts);
        return counted(node, isConstant(node) ? free : () => LIST);
      case 'map':
        all(parts.flat());
        return counted(node, isConstant(node) ? free : () => MAP);
      case '&&':
      case '||':
        all(parts);
        return counted(node, free);
      case '?:': {
        const [condition] = all(parts);
        // A field that is chosen costs its way only.
        return counted(node, () => (isPath(parts[condition?.value === true ? 1 : 2]) ? -1 : 0));
      }
      case 'call':
        return call(node, String(parts[0]), parts[1] as readonly CountedNode[]);
      case 'rcall':
        return callOn(node, String(parts[0]), parts[1] as CountedNode, parts[2] as readonly CountedNode[]);
      case '!_':
      case '-_':
        all(parts);
        return counted(node, isConstant(node) ? free : () => 1);
      default:
        return operated(node, parts as readonly [CountedNode, CountedNode]);
    }
  };

  const operated = (node: CountedNode, [left, right]: readonly [CountedNode, CountedNode]): Outcome => {
    const [one, other] = [count(left), count(right)];
    if (node.op === 'in' && right.op === 'list' && isConstant(right)) return counted(node, () => 0);
    const isKnown = isTyped || left.checkedType?.kind !== 'dyn' || right.checkedType?.kind !== 'dyn';
    return counted(node, () => operatorCost(node.op, one.value, other.value, isKnown));
  };

  const call = (node: CountedNode, name: string, args: readonly CountedNode[]): Outcome => {
    if (name === 'has') {
      const way = wayOf(args[0] as CountedNode);
      count(way.start);
      return counted(node, () => way.length - 1);
    }
    const values = args.map(count);
    if (name === 'matches') return counted(node, () => 1);
    if (CONVERSIONS.has(name) && args.every(isConstant)) return counted(node, () => 0);
    return counted(node, (result) =>
      callCost(
        name,
        values.map(({ value }) => value),
        result,
      ),
    );
  };

  const callOn = (node: CountedNode, name: string, target: CountedNode, args: readonly CountedNode[]): Outcome => {
    const own = count(target);
    const loop = args[0]?.op === 'id' && args.length > 1 ? LOOPS[name] : undefined;
    if (loop !== undefined) return looped(node, name, own, args);
    if (name === 'orValue' || name === 'or') {
      args.forEach(count);
      return counted(node, () => 0);
    }
    if (name === 'optMap' || name === 'optFlatMap') {
      args.slice(1).forEach(count);
      // It is looked whether the value is there, and then it is asked for again.
      return counted(node, () => (isPresent(own.value) ? own.cost + (name === 'optMap' ? 3 : 2) : 1));
    }
    const values = args.map(count);
    return counted(node, (result) => callCost(name, [own.value, ...values.map(({ value }) => value)], result));
  };

  const looped = (node: CountedNode, name: string, range: Outcome, args: readonly CountedNode[]): Outcome => {
    const [, first, transform] = args as readonly [CountedNode, CountedNode, CountedNode | undefined];
    const { turn, kept, early, own } = LOOPS[name] as (typeof LOOPS)[string];
    let turns = 0;
    count(first);
    const inner = first.evaluate;
    first.evaluate = (evaluator, part, scope) => {
      turns++;
      if (transform === undefined) add(turn);
      const value = inner(evaluator, part, scope);
      if (value === true) add(transform === undefined ? kept : turn);
      return value;
    };
    if (transform !== undefined) count(transform);
    const outer = counted(node, () => own + (turns < lengthOf(range.value) ? early : 0));
    const loop = node.evaluate;
    node.evaluate = (evaluator, part, scope) => {
      const before = turns;
      turns = 0;
      try {
        return loop(evaluator, part, scope);
      } finally {
        turns = before;
      }
    };
    return outer;
  };

  count(tree);
  return counter;
};

const lengthOf = (range: unknown): number => (Array.isArray(range) ? range.length : Object.keys(range ?? {}).length);

const isPresent = (value: unknown): boolean => (value as { hasValue?(): boolean }).hasValue?.() === true;

/** Where the fields of a way begin, and how many there are. */
const wayOf = (node: CountedNode): { start: CountedNode; length: number } => {
  let [start, length] = [node, 0];
  for (; start.op === '.' || start.op === '.?'; length++)
    start = (start.args as readonly CountedNode[])[0] as CountedNode;
  return { start, length };
};

/** Whether a part is a variable, or a field of one. */
const isPath = (part: unknown): boolean => {
  const { op, args } = part as CountedNode;
  return op === 'id' || ((op === '.' || op === '[]') && isPath((args as readonly unknown[])[0]));
};

const isConstant = ({ op, args }: CelNode): boolean => {
  if (op === 'value') return true;
  if (op === '-_') return isConstant(args as CelNode);
  return (
    (op === 'list' || op === 'map') && (args as readonly unknown[]).flat().every((each) => isConstant(each as CelNode))
  );
};
