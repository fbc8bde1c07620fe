/** Milliseconds. */
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * Milliseconds of a length of time as Go reads it (`1m30s`, `-1.5h`, `0`), `undefined` when it is none.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export const parseDuration = (text: string): number | undefined => {
  const [, sign, rest = ''] = /^([-+]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const parts = rest.matchAll(/([\d.]+)([^\d.]+)/g);
  const length = [...parts].reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit] ?? 0), 0);
  return sign === '-' && length > 0 ? -length : length;
};

/** What Go says to a text that is no length of time: `time: missing unit in duration "30"`. */
export const durationProblem = (text: string): string => {
  const quoted = JSON.stringify(text);
  const [, unit] =
    /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h)(?![^\d.]))*(?:\d+\.?\d*|\.\d+)([^\d.]*)/.exec(text) ?? [];
  if (unit === undefined) return `time: invalid duration ${quoted}`;
  return unit === ''
    ? `time: missing unit in duration ${quoted}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
};
