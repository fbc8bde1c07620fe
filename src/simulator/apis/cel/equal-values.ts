/** Whether two values of an expression are the same; numbers of all kinds are compared with each other. */
export const equalValues = (one: unknown, other: unknown): boolean => {
  if (isNumber(one) && isNumber(other)) return !(one < other) && !(one > other);
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => equalValues(each, other[index]));
  if (isOptional(one) && isOptional(other))
    return one.hasValue() && other.hasValue()
      ? equalValues(one.value(), other.value())
      : one.hasValue() === other.hasValue();
  if (!isMap(one) || !isMap(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equalValues(one[key], other[key]))
  );
};

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isOptional = (value: unknown): value is { hasValue(): boolean; value(): unknown } =>
  typeof (value as { hasValue?: unknown } | null)?.hasValue === 'function';
