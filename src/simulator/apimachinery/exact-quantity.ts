/** Counts nanos, so that sums of quantities are exact. `binary` writes it with `Ki`, `Mi` and so on. */
interface Amount {
  readonly nanos: bigint;
  readonly format: 'binary' | 'decimal' | 'exponent';
}

const NANOS = 1_000_000_000n;
const pattern = /^([+-]?)(\d*)\.?(\d*)(?:(n|u|m|k|M|G|T|P|E)|([KMGTPE])i|[eE]([-+]?\d+))?$/;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/**
 * A quantity as the API server writes it: `0.5` is `500m`, `1024Mi` is `1Gi`. Text that is no quantity stays as it is.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const canonicalQuantity = (text: string | number): string => {
  const amount = amountOf(text);
  return amount === undefined ? String(text) : textOf(amount);
};

/** Quantities by resource as the API server writes them; changes the list itself. */
export const canonicalise = (list: Record<string, string> | null | undefined): void => {
  for (const [name, value] of Object.entries(list ?? {}))
    if (typeof value === 'string' || typeof value === 'number')
      (list as typeof list & object)[name] = canonicalQuantity(value);
};

/** The sum, in the format of the first one unless that is zero. */
export const addQuantities = (one: string, other: string): string => combine(one, other, (a, b) => a + b);

/** The difference, in the format of the first one unless that is zero. */
export const subtractQuantities = (one: string, other: string): string => combine(one, other, (a, b) => a - b);

/** Less than, equal to or greater than zero as `one` is less than, equal to or greater than `other`. */
export const compareQuantities = (one: string, other: string): number => {
  const difference = nanosOf(one) - nanosOf(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const combine = (one: string, other: string, operation: (a: bigint, b: bigint) => bigint): string => {
  const a = amountOf(one) ?? zero;
  const b = amountOf(other) ?? zero;
  return textOf({ nanos: operation(a.nanos, b.nanos), format: a.nanos === 0n ? b.format : a.format });
};

const zero: Amount = { nanos: 0n, format: 'decimal' };

const nanosOf = (text: string): bigint => amountOf(text)?.nanos ?? 0n;

const amountOf = (text: string | number): Amount | undefined => {
  const match = pattern.exec(String(text));
  const [, sign, whole = '', fraction = '', decimal, binary, exponent] = match ?? [];
  if (match === null || (whole === '' && fraction === '')) return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  const signed = sign === '-' ? -digits : digits;
  if (binary !== undefined)
    return {
      nanos: scaled(signed * 1024n ** BigInt(binarySuffixes.indexOf(binary)), 9 - fraction.length),
      format: 'binary',
    };
  const power = exponent === undefined ? 3 * (decimalSuffixes.indexOf(decimal ?? '') - 3) : Number(exponent);
  const nanos = scaled(signed, power + 9 - fraction.length);
  return { nanos, format: exponent === undefined ? 'decimal' : 'exponent' };
};

/** Times a power of ten; what is smaller than a nano is rounded up, away from zero. */
const scaled = (value: bigint, power: number): bigint => {
  if (power >= 0) return value * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  const rest = value % divisor;
  return value / divisor + (rest > 0n ? 1n : rest < 0n ? -1n : 0n);
};

const textOf = ({ nanos, format }: Amount): string => {
  if (nanos === 0n) return '0';
  const isSmall = nanos > -1024n * NANOS && nanos < 1024n * NANOS;
  if (format === 'binary' && !isSmall) {
    const [value, place] = reduced(scaled(nanos, -9), 1024n, binarySuffixes.length - 1);
    return place === 0 ? String(value) : `${value}${binarySuffixes[place]}i`;
  }
  const [value, place] = reduced(nanos, 1000n, decimalSuffixes.length - 1);
  if (format !== 'exponent') return `${value}${decimalSuffixes[place]}`;
  return place === 3 ? String(value) : `${value}e${3 * (place - 3)}`;
};

/** Divides as often as nothing is lost. */
const reduced = (value: bigint, base: bigint, most: number): readonly [bigint, number] => {
  let rest = value;
  let place = 0;
  while (place < most && rest % base === 0n) {
    rest /= base;
    place++;
  }
  return [rest, place];
};
