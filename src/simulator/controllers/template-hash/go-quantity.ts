import { NANO, readQuantity } from '../../../resources/quantities/read-quantity.ts';

/** What a word of a number that does not fit into one can hold. */
const WORD = 2n ** 64n;

/**
 * The fields of a quantity as Go prints them: a short one has a whole number and a power of ten, a wide one counts in nanos.
 *
 * @param value as the API server writes it
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity
 */
export const goQuantity = (value: string): string => {
  const { mantissa, scale, format, text = '', isWide } = readQuantity(value);
  const short = isWide ? { mantissa: 0n, scale: 0 } : { mantissa, scale };
  const decimal = isWide ? decimalText(mantissa * 10n ** BigInt(scale + NANO)) : '<nil>';
  const fields = [
    `i:(resource.int64Amount){value:(int64)${short.mantissa} scale:(resource.Scale)${short.scale}}`,
    `d:(resource.infDecAmount){Dec:(*inf.Dec)${decimal}}`,
    `s:(string)${text}`,
    `Format:(resource.Format)${format}`,
  ];
  return `{${fields.join(' ')}}`;
};

const decimalText = (nanos: bigint): string => {
  const words = wordsOf(nanos < 0n ? -nanos : nanos);
  return `{unscaled:(big.Int){neg:(bool)${nanos < 0n} abs:(big.nat)[${words.join(' ')}]} scale:(inf.Scale)${NANO}}`;
};

/** The lowest first. */
const wordsOf = (value: bigint): bigint[] => (value < WORD ? [value] : [value % WORD, ...wordsOf(value / WORD)]);
