import { computed, type Estimate, placed, sum, times, traversal } from './estimated-value.ts';
import { callEstimate } from './function-costs.ts';
import { keyType, type SizedKind, type SizedType } from './sized-type.ts';

/** A part of an expression as its reader leaves it. */
export interface CelNode {
  readonly op: string;
  readonly args: unknown;
}

type Scope = ReadonlyMap<string, Estimate>;

const LIST = 10;
const MAP = 30;

/** What a turn of a loop costs beside its condition, and the loop itself; by macro. */
const LOOPS: Readonly<Record<string, { turn: number; own: number; kind: SizedKind }>> = {
  all: { turn: 3, own: 1, kind: 'bool' },
  exists: { turn: 4, own: 1, kind: 'bool' },
  exists_one: { turn: 2, own: 2, kind: 'bool' },
  existsOne: { turn: 2, own: 2, kind: 'bool' },
  map: { turn: 2 + LIST, own: LIST + 1, kind: 'list' },
  filter: { turn: 3 + LIST, own: LIST + 1, kind: 'list' },
};

/**
 * What an expression costs at most, for the largest values that its variables can have. A unit is a step of about 50 ns.
 *
 * @param root the type of the values that the variables stand for
 * @see https://github.com/google/cel-go/blob/v0.22.0/checker/cost.go
 */
export const estimateCost = (tree: CelNode, root: SizedType, variables: readonly string[]): number => {
  const value = placed(root, 1);
  return estimate(tree, new Map(variables.map((name) => [name, value])), root).cost;
};

const estimate = (node: CelNode, scope: Scope, root: SizedType): Estimate => {
  const of = (part: unknown, inner = scope): Estimate => estimate(part as CelNode, inner, root);
  const parts = (Array.isArray(node.args) ? node.args : [node.args]) as readonly unknown[];
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return scope.get(node.args as string) ?? computed('dyn', 1, root.most);
    case '.':
      return selected(of(parts[0]), String(parts[1]));
    case '[]': {
      const [list, index] = [of(parts[0]), of(parts[1])];
      return placed(list.type?.items, sum(1, list.cost, index.cost));
    }
    case '.?':
    case '[?]':
      return computed('dyn', sum(1, of(parts[0]).cost, node.op === '[?]' ? of(parts[1]).cost : 0));
    case 'list':
      return computed('list', sum(LIST, ...parts.map((each) => of(each).cost)), parts.length);
    case 'map':
      return computed('map', sum(MAP, ...parts.flat().map((each) => of(each).cost)), parts.length);
    case '&&':
    case '||':
      return computed('bool', sum(...parts.map((each) => of(each).cost)));
    case '?:': {
      const [condition, yes, no] = [of(parts[0]), of(parts[1]), of(parts[2])];
      return computed(yes.kind, sum(condition.cost, Math.max(yes.cost, no.cost)), Math.max(yes.size, no.size));
    }
    case 'call':
      return called(String(parts[0]), parts[1] as readonly CelNode[], of);
    case 'rcall':
      return calledOn(parts[1] as CelNode, String(parts[0]), parts[2] as readonly CelNode[], scope, root);
    default:
      return operated(
        node.op,
        parts.map((each) => of(each)),
      );
  }
};

const literal = (value: unknown): Estimate => {
  const kind = ({ string: 'string', bigint: 'int', number: 'double', boolean: 'bool' } as const)[
    typeof value as 'string'
  ];
  const size = typeof value === 'string' ? [...value].length : value instanceof Uint8Array ? value.length : 1;
  return { kind: kind ?? (value instanceof Uint8Array ? 'bytes' : 'dyn'), cost: 0, size, isLiteral: true };
};

const selected = ({ cost, kind, type }: Estimate, name: string): Estimate => {
  const own = kind === 'map' || kind === 'object' ? 1 : 0;
  const field = type?.fields?.[name];
  return placed(field, sum(cost, own), type?.items?.kind);
};

const called = (name: string, args: readonly CelNode[], of: (part: unknown) => Estimate): Estimate => {
  // To look whether a field is there costs what leads to it.
  if (name === 'has') return computed('bool', of((args[0]?.args as readonly unknown[] | undefined)?.[0]).cost);
  return callEstimate(
    name,
    undefined,
    args.map((each) => of(each)),
  );
};

const calledOn = (target: CelNode, name: string, args: readonly CelNode[], scope: Scope, root: SizedType): Estimate => {
  const of = (part: CelNode, inner = scope): Estimate => estimate(part, inner, root);
  const loop = LOOPS[name];
  const [first] = args;
  if (target.op === 'id' && !scope.has(target.args as string))
    return callEstimate(
      `${target.args}.${name}`,
      undefined,
      args.map((each) => of(each)),
    );
  if (loop === undefined || first?.op !== 'id' || args.length < 2)
    return callEstimate(
      name,
      of(target),
      args.map((each) => of(each)),
    );
  const range = of(target);
  const item = range.kind === 'map' ? keyType : (range.type?.items ?? root);
  const inner = withVariable(scope, first.args as string, placed(item, 1));
  const turn = sum(loop.turn, ...args.slice(1).map((each) => of(each, inner).cost));
  return computed(loop.kind, sum(range.cost, loop.own, times(range.size, turn)), loop.kind === 'list' ? range.size : 1);
};

const withVariable = (scope: Scope, name: string, value: Estimate): Scope => new Map([...scope, [name, value]]);

const isText = ({ kind }: Estimate): boolean => kind === 'string' || kind === 'bytes' || kind === 'dyn';

const operated = (op: string, [left, right]: readonly Estimate[]): Estimate => {
  if (left === undefined) return computed('dyn', 1);
  if (right === undefined)
    return left.isLiteral && op === '-_' ? left : computed(op === '!_' ? 'bool' : left.kind, sum(1, left.cost));
  const args = sum(left.cost, right.cost);
  const compared = traversal(Math.min(left.size, right.size));
  switch (op) {
    case '==':
    case '!=':
      return computed('bool', sum(compared, args));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return computed('bool', sum(isText(left) && isText(right) ? Math.max(1, compared) : 1, args));
    case 'in':
      return computed('bool', sum(right.kind === 'map' ? 1 : right.size, args));
    case '+': {
      const size = sum(left.size, right.size);
      if (left.kind === 'list' || right.kind === 'list') return computed('list', sum(1, args), size);
      if (isText(left) && isText(right)) return computed(left.kind, sum(traversal(size), args), size);
      return computed(left.kind, sum(1, args));
    }
    default:
      return computed(left.kind, sum(1, args));
  }
};
