import { QuantityError, readQuantity } from '../../../resources/quantities/read-quantity.ts';
import { illegalBase64At } from '../../../resources/values/illegal-base64.ts';
import type { Schema } from '../facts/load-facts.ts';
import { referredName } from '../schema/schemas.ts';
import { checkedTime, readMicroTime, readTime } from './read-time.ts';
import type { GoPlace, Reading } from './reading.ts';

const INT32: Schema = { type: 'integer', format: 'int32' };

/** Reads what has no members: a text, a number, a quantity, or a value of no known type. */
export const scalarDecoder = (place: GoPlace, target: Schema): ((value: unknown, reading: Reading) => unknown) => {
  if (target.oneOf !== undefined || target['x-kubernetes-int-or-string'] === true) return textOrNumber(place);
  const { type, format } = target;
  if (type === undefined) return (value) => value;
  const jsonType = type === 'integer' ? 'number' : type;
  const isNumber = jsonType === 'number';
  const read = readerOf(place, format);
  return (value, reading) => {
    if (isNumber && typeof value === 'bigint') return wholeNumber(value, place, target, reading);
    const fits = typeof value === jsonType && (type !== 'integer' || Number.isInteger(value));
    if (!fits || overflows(value, target)) throw reading.mismatch(value, place);
    return read === undefined ? value : read(value as string, reading);
  };
};

/** One that a `number` would round. */
const wholeNumber = (value: bigint, place: GoPlace, { type, format }: Schema, reading: Reading): number | bigint => {
  if (type !== 'integer') return Number(value);
  if (format === 'int32') throw reading.mismatch(value, place);
  return value;
};

const textOrNumber = (place: GoPlace): ((value: unknown, reading: Reading) => unknown) => {
  const name = referredName(place.schema);
  const isIntOrString = name?.endsWith('.IntOrString') === true;
  const isQuantity = name?.endsWith('.Quantity') === true;
  return (value, reading) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint')
      throw reading.mismatch(value, place);
    if (isIntOrString && overflows(value, INT32)) throw reading.mismatch(value, { ...place, schema: INT32 });
    if (!isQuantity) return value;
    checkQuantity(String(value).trim(), reading);
    return String(value).trim();
  };
};

const overflows = (value: unknown, { type, format }: Schema): boolean =>
  type === 'integer' &&
  (format === 'int32'
    ? typeof value === 'bigint' || (typeof value === 'number' && (value | 0) !== value)
    : typeof value === 'number' && Math.abs(value) >= 2 ** 63);

const checkQuantity = (value: string, reading: Reading): void => {
  try {
    readQuantity(value);
  } catch (error) {
    throw error instanceof QuantityError ? reading.refusal(error.message) : error;
  }
};

/** How texts of a format are read. */
const readerOf = (
  { schema }: GoPlace,
  format: string | undefined,
): ((value: string, reading: Reading) => string) | undefined => {
  if (format === 'byte') return checkBase64;
  if (format !== 'date-time') return undefined;
  const name = referredName(schema);
  if (name?.endsWith('.MicroTime')) return readMicroTime;
  return name?.endsWith('.Time') ? readTime : checkedTime;
};

const checkBase64 = (value: string, reading: Reading): string => {
  const wrong = illegalBase64At(value);
  if (wrong !== undefined) throw reading.refusal(`illegal base64 data at input byte ${wrong}`);
  return value;
};
