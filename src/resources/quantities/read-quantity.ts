/** The three ways of writing a quantity: `500m`, `1Gi` and `5e3`. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** An exact amount: `mantissa` times ten to the power of `scale`. */
export interface Quantity {
  readonly mantissa: bigint;
  readonly scale: number;
  readonly format: QuantityFormat;
  /** The text itself, where it is one that need not be made shorter. */
  readonly text?: string;
  /** More than 64 bits may hold. */
  readonly isWide: boolean;
}

/** Text that is no quantity. */
export class QuantityError extends Error {}

/** What the server says to text of another form. */
export const quantityRule =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** A billionth is the least that there is, and ten to this power of it is one. */
export const NANO = 9;

/** What fits into 64 bits with a sign, and the most that is told in powers of two. */
const MOST = 2n ** 63n - 1n;

/** So many digits fit into 64 bits, whichever they are. */
const SAFE_DIGITS = 18;

/** Zeros that are written out at the most, so that a short text cannot fill the memory. */
export const WIDEST = 4096;

const UNREADABLE = 'unable to parse numeric part of quantity';

const pattern = /^([+-]?)0*(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[+-]?\d*)$/;

/** What the suffixes of decimal quantities raise ten to, and those of binary ones two. */
export const decimalPowers: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
export const binaryPowers: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/**
 * Reads a quantity as Kubernetes does: what is finer than a billionth is rounded up, away from zero.
 *
 * @throws QuantityError for text that is none, with the words of the API server
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#ParseQuantity
 */
export const readQuantity = (text: string): Quantity => {
  const [whole, sign = '', leading = '', fraction = '', suffix = ''] = pattern.exec(text) ?? [];
  if (whole === undefined || text === '') throw new QuantityError(quantityRule);
  const [format, power] = powerOf(suffix);
  const digits = leading === '' ? '0' : leading;
  const number = BigInt(`${digits}${fraction}`);
  const mantissa = sign === '-' ? -number : number;
  const scale = (format === 'BinarySI' ? 0 : power) - fraction.length;
  const base = { format, isWide: false };
  if (format !== 'BinarySI' && digits.length + fraction.length <= SAFE_DIGITS && scale >= -NANO) {
    const isShortest = scale % 3 === 0 && digits !== '0' && !`${digits}${fraction}`.endsWith('000');
    return { ...base, mantissa, scale, ...(isShortest || text === '0' ? { text } : {}) };
  }
  if (format === 'BinarySI' && fraction === '' && 14 - digits.length - Math.trunc((power * 3) / 10) >= 0) {
    const value = mantissa * 2n ** BigInt(power);
    if (value <= MOST && -value <= MOST)
      return { ...base, mantissa: value, scale, ...(number % 8n === 0n ? {} : { text }) };
  }
  if (!/^[+-]?0*\d|\.\d/.test(text)) throw new QuantityError(UNREADABLE);
  return format === 'BinarySI' ? wideBinary(mantissa, scale, power) : wide(mantissa, scale, format);
};

/** The same of a text that may be no quantity; `undefined` when it is none. */
export const asQuantity = (text: string): Quantity | undefined => {
  try {
    return readQuantity(text);
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
};

const powerOf = (suffix: string): readonly [QuantityFormat, number] => {
  const decimal = decimalPowers[suffix];
  if (decimal !== undefined) return ['DecimalSI', decimal];
  const binary = binaryPowers[suffix];
  if (binary !== undefined) return ['BinarySI', binary];
  const [, exponent] = /^[eE]([+-]?\d+)$/.exec(suffix) ?? [];
  if (exponent === undefined || exponent.length > SAFE_DIGITS)
    throw new QuantityError("unable to parse quantity's suffix");
  return ['DecimalExponent', Number(BigInt.asIntN(32, BigInt(exponent.replace('+', ''))))];
};

const wide = (mantissa: bigint, scale: number, format: QuantityFormat): Quantity => {
  if (scale > WIDEST) throw new QuantityError(UNREADABLE);
  const isCoarse = scale >= -NANO;
  return {
    mantissa: isCoarse ? mantissa : roundedUp(mantissa, -NANO - scale),
    scale: isCoarse ? scale : -NANO,
    format,
    isWide: true,
  };
};

const wideBinary = (mantissa: bigint, scale: number, power: number): Quantity => {
  const product = mantissa * 2n ** BigInt(power);
  const unit = 10n ** BigInt(-scale);
  const most = MOST * unit;
  const capped = product > most ? most : product < -most ? -most : product;
  const isSmall = capped !== 0n && capped < unit && -capped < unit;
  return wide(capped, scale, isSmall ? 'DecimalSI' : 'BinarySI');
};

/** Without its last digits; what they are is not lost, but makes it one more. */
const roundedUp = (value: bigint, digits: number): bigint => {
  const divisor = 10n ** BigInt(digits);
  const rest = value % divisor;
  return value / divisor + (rest > 0n ? 1n : rest < 0n ? -1n : 0n);
};
