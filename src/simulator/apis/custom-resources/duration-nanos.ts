/** The nanoseconds of a unit, by what its name begins with. */
const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^(ns|nano)/i, 1n],
  [/^(us|µs|μs|micro)/i, 1000n],
  [/^(ms|milli)/i, 1_000_000n],
  [/^(s$|sec)/i, 1_000_000_000n],
  [/^(m$|min)/i, 60_000_000_000n],
  [/^(h$|hr|hour)/i, 3_600_000_000_000n],
  [/^(d$|day)/i, 86_400_000_000_000n],
  [/^(w$|wk|week)/i, 604_800_000_000_000n],
];

/**
 * How many nanoseconds a text of the format `duration` says: `1h30m`, `1.5s`, `3 days`; none of what it does not understand.
 *
 * @see https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/strfmt/duration.go
 */
export const durationNanos = (text: string): bigint => {
  let nanos = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(/(\d*)(?:\.(\d*))?\s*([a-zµμ]+)/gi)) {
    const factor = UNITS.find(([name]) => name.test(unit))?.[1] ?? 0n;
    nanos += (BigInt(`${whole}${fraction}` || '0') * factor) / 10n ** BigInt(fraction.length);
  }
  return text.startsWith('-') ? -nanos : nanos;
};
