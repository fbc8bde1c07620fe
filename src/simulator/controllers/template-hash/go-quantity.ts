const pattern = /^(-?)(\d+)(?:(n|u|m|k|M|G|T|P|E)|([KMGTPE])i|e(-?\d+))?$/;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** What fits into 64 bits with a sign. */
const MOST = 2n ** 63n - 1n;
/** A word of a number that does not. */
const WORD = 2n ** 64n;

/**
 * The fields of a quantity as Go prints them. A number that is surely short is kept as a whole one with a power of ten,
 * together with its text where that cannot be shorter; another one is counted in nanos.
 *
 * @param text as the API server writes it
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#ParseQuantity
 */
export const goQuantity = (text: string): string => {
  const [, sign = '', digits = '0', suffix = '', binary, exponent] = pattern.exec(text) ?? [];
  const number = BigInt(`${sign}${digits}`);
  if (text === '0') return fieldsOf({ value: 0n, scale: 0, text }, 'DecimalSI');
  if (binary !== undefined) {
    const power = 10 * binarySuffixes.indexOf(binary);
    const value = number * 2n ** BigInt(power);
    const isShort = 15 - digits.length - Math.trunc((power * 3) / 10) - 1 >= 0 && magnitude(value) <= MOST;
    if (!isShort) return fieldsOf({ nanos: value * 10n ** 9n }, 'BinarySI');
    return fieldsOf({ value, scale: 0, text: number % 8n === 0n ? '' : text }, 'BinarySI');
  }
  const format = exponent === undefined ? 'DecimalSI' : 'DecimalExponent';
  const scale = exponent === undefined ? 3 * (decimalSuffixes.indexOf(suffix) - 3) : Number(exponent);
  if (digits.length > 18) return fieldsOf({ nanos: number * 10n ** BigInt(scale + 9) }, format);
  return fieldsOf({ value: number, scale, text: digits.endsWith('000') ? '' : text }, format);
};

type Amount = { value: bigint; scale: number; text: string } | { nanos: bigint };

const fieldsOf = (amount: Amount, format: string): string => {
  const { value, scale, text } = 'nanos' in amount ? { value: 0n, scale: 0, text: '' } : amount;
  const decimal =
    'nanos' in amount
      ? `{unscaled:(big.Int){neg:(bool)${amount.nanos < 0n} abs:(big.nat)[${wordsOf(magnitude(amount.nanos)).join(' ')}]} scale:(inf.Scale)9}`
      : '<nil>';
  return `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} d:(resource.infDecAmount){Dec:(*inf.Dec)${decimal}} s:(string)${text} Format:(resource.Format)${format}}`;
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** The lowest first. */
const wordsOf = (value: bigint): bigint[] => (value < WORD ? [value] : [value % WORD, ...wordsOf(value / WORD)]);
