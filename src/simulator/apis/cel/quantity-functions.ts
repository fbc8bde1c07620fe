import type { Environment } from '@marcbachmann/cel-js';
import { parseQuantity } from '../validation/quantity.ts';

/** An amount such as `1Gi` or `500m` in a rule. */
class Quantity {
  readonly amount: number;

  constructor(amount: number) {
    this.amount = amount;
  }
}

/** The functions of amounts that Kubernetes has in rules. */
export const addQuantityFunctions = (environment: Environment): void => {
  environment
    .registerType('Quantity', { ctor: Quantity, fields: {} })
    .registerFunction('isQuantity(string): bool', (text: string) => parseQuantity(text) !== undefined)
    .registerFunction('quantity(string): Quantity', quantityOf)
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (one: Quantity, other: Quantity) => one.amount > other.amount,
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (one: Quantity, other: Quantity) => one.amount < other.amount,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (one: Quantity, other: Quantity) =>
      BigInt(Math.sign(one.amount - other.amount)),
    )
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (one: Quantity, other: Quantity) => new Quantity(one.amount + other.amount),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (one: Quantity, other: Quantity) => new Quantity(one.amount - other.amount),
    )
    .registerFunction(
      'Quantity.add(int): Quantity',
      (one: Quantity, other: bigint) => new Quantity(one.amount + Number(other)),
    )
    .registerFunction(
      'Quantity.sub(int): Quantity',
      (one: Quantity, other: bigint) => new Quantity(one.amount - Number(other)),
    )
    .registerOperator('Quantity == Quantity', (one: Quantity, other: Quantity) => one.amount === other.amount)
    .registerFunction('Quantity.sign(): int', ({ amount }: Quantity) => BigInt(Math.sign(amount)))
    .registerFunction('Quantity.isInteger(): bool', ({ amount }: Quantity) => Number.isInteger(amount))
    .registerFunction('Quantity.asInteger(): int', ({ amount }: Quantity) => BigInt(amount))
    .registerFunction('Quantity.asApproximateFloat(): double', ({ amount }: Quantity) => amount);
};

const quantityOf = (text: string): Quantity => {
  const amount = parseQuantity(text);
  if (amount === undefined)
    throw new Error("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  return new Quantity(amount);
};
