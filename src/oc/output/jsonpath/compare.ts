import { FloatLiteral, PathError } from './node.ts';

/**
 * Whether a filter holds, by the rules of Go's templates: only values of one kind compare, lists and objects never do.
 *
 * @throws PathError
 */
export const compares = (left: unknown, operator: string, right: unknown): boolean => {
  const compare = comparisons[operator];
  if (compare === undefined) throw new PathError(`unrecognized filter operator ${operator}`);
  const kind = kindOf(left);
  if (kind !== kindOf(right)) throw new PathError('incompatible types for comparison');
  if (kind === 'boolean' && operator !== '==' && operator !== '!=') throw new PathError(BAD_TYPE);
  return compare(plain(left), plain(right));
};

const BAD_TYPE = 'invalid type for comparison';

const comparisons: Readonly<Record<string, (left: never, right: never) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const kindOf = (value: unknown): string => {
  if (value instanceof FloatLiteral) return 'float';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  throw new PathError(BAD_TYPE);
};

const plain = (value: unknown): never => (value instanceof FloatLiteral ? value.value : value) as never;
