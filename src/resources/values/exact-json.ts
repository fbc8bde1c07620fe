/** A whole number may be beyond what a `number` holds when it has so many digits; in texts these hardly ever occur. */
const MANY_DIGITS = /[\s:[,-]\d{16}/;

const [LOWEST, HIGHEST] = [-(2n ** 63n), 2n ** 63n - 1n];

/**
 * Parses JSON as `JSON.parse` does, but keeps whole numbers of 64 bits, which API servers take: those that a `number` would round
 * are each a `bigint`, and all that writes JSON writes them as they were. Larger ones are rounded, as Go rounds them.
 *
 * @throws SyntaxError for what is no JSON
 */
export const parseExactJson = (text: string): unknown =>
  mayBeRounded(text) ? JSON.parse(text, withExactNumber) : JSON.parse(text);

const mayBeRounded = (text: string): boolean => MANY_DIGITS.test(text);

/** A whole number as it is kept: a `bigint` only where it must be one. */
export const exactNumber = (value: bigint): number | bigint =>
  value < LOWEST || value > HIGHEST || Number.isSafeInteger(Number(value)) ? Number(value) : value;

/** JavaScript hands revivers the text of a number, which the types of the language do not know yet. */
function withExactNumber(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  const { source = '' } = context ?? {};
  return typeof value === 'number' && /^-?\d+$/.test(source) ? exactNumber(BigInt(source)) : value;
}

/** Values of the language have no form in JSON unless somebody says so. */
Object.defineProperty(BigInt.prototype, 'toJSON', {
  configurable: true,
  value(this: bigint): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.toString());
  },
});
