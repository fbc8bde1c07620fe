import type { Environment } from '@marcbachmann/cel-js';

type Comparable = string | bigint | number | boolean;

/** The functions of lists that Kubernetes has in rules besides those of CEL itself. */
export const addListFunctions = (environment: Environment): void => {
  environment
    .registerFunction('list.isSorted(): bool', (list: Comparable[]) =>
      list.every((item, index) => index === 0 || (list[index - 1] as Comparable) <= item),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: Comparable[]) => least(list, (one, other) => one < other))
    .registerFunction('list.max(): dyn', (list: Comparable[]) => least(list, (one, other) => one > other))
    .registerFunction('list.indexOf(dyn): int', (list: unknown[], item: unknown) => BigInt(list.indexOf(item)))
    .registerFunction('list.lastIndexOf(dyn): int', (list: unknown[], item: unknown) => BigInt(list.lastIndexOf(item)));
};

const sum = (list: (bigint | number)[]): bigint | number =>
  typeof list[0] === 'number'
    ? (list as number[]).reduce((total, item) => total + item, 0)
    : (list as bigint[]).reduce((total, item) => total + item, 0n);

const least = (list: Comparable[], isBefore: (one: Comparable, other: Comparable) => boolean): Comparable => {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('min/max called on empty list');
  return rest.reduce((best, item) => (isBefore(item, best) ? item : best), first);
};
