import { asQuantity, binaryPowers, decimalPowers, type Quantity } from './read-quantity.ts';

/**
 * A quantity as the API server writes it: `0.5` is `500m`, `1024Mi` is `1Gi`. Text that is no quantity stays as it is.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const canonicalQuantity = (value: string | number): string => {
  const quantity = asQuantity(String(value).trim());
  return quantity === undefined ? String(value) : quantityText(quantity);
};

/** Quantities by resource as the API server writes them; changes the list itself. */
export const canonicalise = (list: Record<string, string> | null | undefined): void => {
  for (const [name, value] of Object.entries(list ?? {}))
    if (typeof value === 'string' || typeof value === 'number')
      (list as typeof list & object)[name] = canonicalQuantity(value);
};

/** The shortest text in the format of the quantity; one of powers of two that is small, or no whole number, is told in decimals. */
export const quantityText = ({ mantissa, scale, format, text }: Quantity): string => {
  if (text !== undefined) return text;
  if (mantissa === 0n) return '0';
  const whole = format === 'BinarySI' ? wholeNumber(mantissa, scale) : undefined;
  if (whole !== undefined && (whole <= -1024n || whole >= 1024n)) {
    const [value, times] = reduced(whole, 1024n);
    return `${value}${suffixOf(binaryPowers, 10 * times)}`;
  }
  const [value, power] = inThrees(mantissa, scale);
  if (format === 'DecimalExponent') return power === 0 ? String(value) : `${value}e${power}`;
  return `${value}${suffixOf(decimalPowers, power)}`;
};

const wholeNumber = (mantissa: bigint, scale: number): bigint | undefined => {
  if (scale >= 0) return mantissa * 10n ** BigInt(scale);
  const unit = 10n ** BigInt(-scale);
  return mantissa % unit === 0n ? mantissa / unit : undefined;
};

/** With a power of ten that is a multiple of three, as large as nothing is lost. */
const inThrees = (mantissa: bigint, scale: number): readonly [bigint, number] => {
  const [value, times] = reduced(mantissa, 10n);
  const power = scale + times;
  const rest = ((power % 3) + 3) % 3;
  return [value * 10n ** BigInt(rest), power - rest];
};

/** Divides as often as nothing is lost. */
const reduced = (value: bigint, base: bigint): readonly [bigint, number] => {
  let rest = value;
  let times = 0;
  while (rest !== 0n && rest % base === 0n) {
    rest /= base;
    times++;
  }
  return [rest, times];
};

/** Powers beyond the suffixes have none, which is how the API server writes them, too. */
const suffixOf = (powers: Readonly<Record<string, number>>, power: number): string =>
  Object.keys(powers).find((suffix) => powers[suffix] === power) ?? '';
