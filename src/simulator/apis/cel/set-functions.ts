import type { Environment } from '@marcbachmann/cel-js';
import { equalValues } from './equal-values.ts';

/** Lists taken as sets: `sets.contains(self.all, self.some)`. */
export const addSetFunctions = (environment: Environment): void => {
  class Sets {}
  const has = (list: readonly unknown[], item: unknown): boolean => list.some((each) => equalValues(each, item));
  const contains = (list: readonly unknown[], others: readonly unknown[]): boolean =>
    others.every((each) => has(list, each));
  environment
    .registerType('SetsNamespace', { ctor: Sets, fields: {} })
    .registerConstant('sets', 'SetsNamespace', new Sets())
    .registerFunction('SetsNamespace.contains(list, list): bool', (_: unknown, one: unknown[], other: unknown[]) =>
      contains(one, other),
    )
    .registerFunction(
      'SetsNamespace.equivalent(list, list): bool',
      (_: unknown, one: unknown[], other: unknown[]) => contains(one, other) && contains(other, one),
    )
    .registerFunction('SetsNamespace.intersects(list, list): bool', (_: unknown, one: unknown[], other: unknown[]) =>
      one.some((each) => has(other, each)),
    );
};
