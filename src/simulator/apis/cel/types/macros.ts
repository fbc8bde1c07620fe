import { type Ident, type Literal, type Part, UnreadableError } from './typed-tree.ts';

/** A call that may be that of a macro. */
interface MacroCall {
  /** Where its bracket opens, which is the place of all that it is written out to. */
  readonly at: number;
  readonly name: string;
  readonly target?: Part;
  readonly args: readonly Part[];
}

const ACCUMULATOR = '__result__';

/**
 * What a call is written out to, if its name is that of a macro.
 *
 * @throws UnreadableError when the macro is not given what it takes
 * @see https://github.com/google/cel-go/blob/v0.22.0/parser/macro.go
 */
export const macroOf = (call: MacroCall): Part => {
  const { at, name, target, args } = call;
  const [first, second, third] = args;
  if (target === undefined)
    return name === 'has' && args.length === 1 ? presence(at, first as Part) : { op: 'call', ...call };
  if (first === undefined || second === undefined || args.length > (name === 'map' ? 3 : 2))
    return { op: 'call', ...call };
  const literal = (type: string, value: unknown): Literal => ({ op: 'literal', at, type, value });
  const called = (function_: string, ...values: Part[]): Part => ({ op: 'call', at, name: function_, args: values });
  const result: Ident = { op: 'ident', at, name: ACCUMULATOR };
  const loop = (variable: string, start: Part, condition: Part, step: Part, end: Part = result): Part => ({
    op: 'loop',
    at,
    range: target,
    variable,
    accumulator: ACCUMULATOR,
    start,
    condition,
    step,
    result: end,
  });
  const named = (otherwise: string): string => {
    if (first.op !== 'ident') throw new UnreadableError({ at: first.at, message: otherwise });
    return first.name;
  };
  const collected = (value: Part): Part => called('_+_', result, { op: 'list', at, items: [value] });
  const empty: Part = { op: 'list', at, items: [] };
  const yes = literal('bool', true);
  switch (name) {
    case 'all':
      return loop(named(SIMPLE), yes, called('@not_strictly_false', result), called('_&&_', result, second));
    case 'exists':
      return loop(
        named(SIMPLE),
        literal('bool', false),
        called('@not_strictly_false', called('!_', result)),
        called('_||_', result, second),
      );
    case 'exists_one': {
      const one = literal('int', 1n);
      const step = called('_?_:_', second, called('_+_', result, one), result);
      return loop(named(SIMPLE), literal('int', 0n), yes, step, called('_==_', result, one));
    }
    case 'map': {
      const variable = named('argument is not an identifier');
      const step = third === undefined ? collected(second) : called('_?_:_', second, collected(third), result);
      return loop(variable, empty, yes, step);
    }
    case 'filter':
      return loop(
        named('argument is not an identifier'),
        empty,
        yes,
        called('_?_:_', second, collected(first), result),
      );
    case 'optMap':
    case 'optFlatMap': {
      const variable = named(`${name}() variable name must be a simple identifier`);
      const mapped: Part = {
        op: 'loop',
        at,
        range: empty,
        variable: '#unused',
        accumulator: variable,
        start: { op: 'call', at, name: 'value', target, args: [] },
        condition: literal('bool', false),
        step: { op: 'ident', at, name: variable },
        result: second,
      };
      return called(
        '_?_:_',
        { op: 'call', at, name: 'hasValue', target, args: [] },
        name === 'optMap' ? called('optional.of', mapped) : mapped,
        called('optional.none'),
      );
    }
    default:
      return { op: 'call', ...call };
  }
};

const SIMPLE = 'argument must be a simple name';

const presence = (at: number, part: Part): Part => {
  if (part.op !== 'select' || part.isOptional)
    throw new UnreadableError({ at: part.at, message: 'invalid argument to has() macro' });
  return { ...part, at, isTest: true };
};
