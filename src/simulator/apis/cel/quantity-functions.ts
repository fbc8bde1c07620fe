import type { Environment } from '@marcbachmann/cel-js';
import { differenceOf, signOf, sumOf } from '../../../resources/quantities/quantity-arithmetic.ts';
import { asQuantity, type Quantity, readQuantity } from '../../../resources/quantities/read-quantity.ts';

/** An amount such as `1Gi` or `500m` in a rule. */
class Amount {
  readonly quantity: Quantity;

  constructor(quantity: Quantity) {
    this.quantity = quantity;
  }
}

/** The functions of amounts that Kubernetes has in rules. */
export const addQuantityFunctions = (environment: Environment): void => {
  environment
    .registerType('Quantity', { ctor: Amount, fields: {} })
    .registerFunction('isQuantity(string): bool', isQuantity)
    .registerFunction('quantity(string): Quantity', (text: string) => new Amount(readQuantity(text)))
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (one: Amount, other: Amount) => compared(one, other) > 0,
    )
    .registerFunction('Quantity.isLessThan(Quantity): bool', (one: Amount, other: Amount) => compared(one, other) < 0)
    .registerFunction('Quantity.compareTo(Quantity): int', (one: Amount, other: Amount) => BigInt(compared(one, other)))
    .registerFunction('Quantity.add(Quantity): Quantity', plus)
    .registerFunction('Quantity.sub(Quantity): Quantity', minus)
    .registerFunction('Quantity.add(int): Quantity', (one: Amount, other: bigint) => plus(one, whole(other)))
    .registerFunction('Quantity.sub(int): Quantity', (one: Amount, other: bigint) => minus(one, whole(other)))
    .registerOperator('Quantity == Quantity', (one: Amount, other: Amount) => compared(one, other) === 0)
    .registerFunction('Quantity.sign(): int', ({ quantity }: Amount) => BigInt(signOf(quantity)))
    .registerFunction('Quantity.isInteger(): bool', (amount: Amount) => integerOf(amount) !== undefined)
    .registerFunction('Quantity.asInteger(): int', (amount: Amount) => {
      const integer = integerOf(amount);
      if (integer === undefined) throw new Error('cannot convert value to integer');
      return integer;
    })
    .registerFunction('Quantity.asApproximateFloat(): double', ({ quantity: { mantissa, scale } }: Amount) =>
      Number(`${mantissa}e${scale}`),
    );
};

const isQuantity = (text: string): boolean => asQuantity(text) !== undefined;

const plus = (one: Amount, other: Amount): Amount => new Amount(sumOf(one.quantity, other.quantity));

const minus = (one: Amount, other: Amount): Amount => new Amount(differenceOf(one.quantity, other.quantity));

const whole = (mantissa: bigint): Amount =>
  new Amount({ mantissa, scale: 0, format: 'DecimalExponent', isWide: false });

const compared = (one: Amount, other: Amount): number => signOf(differenceOf(one.quantity, other.quantity));

/** One that is written in parts of a whole is none, even if the parts make up one: `1000m`. */
const integerOf = ({ quantity: { mantissa, scale, isWide } }: Amount): bigint | undefined => {
  if (isWide || scale < 0 || scale > 18) return undefined;
  const integer = mantissa * 10n ** BigInt(scale);
  return BigInt.asIntN(64, integer) === integer ? integer : undefined;
};
