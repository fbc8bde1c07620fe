import { quantityText } from './canonical-quantity.ts';
import { type Quantity, readQuantity, WIDEST } from './read-quantity.ts';

/** The sum, in the format of the first one unless that is zero. */
export const addQuantities = (one: string, other: string): string =>
  quantityText(sumOf(readQuantity(one), readQuantity(other)));

/** The difference, in the format of the first one unless that is zero. */
export const subtractQuantities = (one: string, other: string): string =>
  quantityText(differenceOf(readQuantity(one), readQuantity(other)));

/** Less than, equal to or greater than zero as `one` is less than, equal to or greater than `other`. */
export const compareQuantities = (one: string, other: string): number =>
  signOf(differenceOf(readQuantity(one), readQuantity(other)));

/** The sum, in the format of the first one unless that is zero. */
export const sumOf = (one: Quantity, other: Quantity): Quantity => {
  const scale = Math.min(one.scale, other.scale);
  return {
    mantissa: mantissaAt(one, scale) + mantissaAt(other, scale),
    scale,
    format: one.mantissa === 0n ? other.format : one.format,
    isWide: one.isWide || other.isWide,
  };
};

/** The difference, in the format of the first one unless that is zero. */
export const differenceOf = (one: Quantity, { text, ...other }: Quantity): Quantity =>
  sumOf(one, { ...other, mantissa: -other.mantissa });

/** -1, 0 or 1. */
export const signOf = ({ mantissa }: Quantity): number => (mantissa < 0n ? -1 : mantissa > 0n ? 1 : 0);

const mantissaAt = ({ mantissa, scale }: Quantity, least: number): bigint =>
  mantissa === 0n ? 0n : mantissa * 10n ** BigInt(Math.min(scale - least, WIDEST));
