/** One measured figure. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'MiB' | 's' | '/s' | 'MB/s' | 'kB' | 'µs';
  /** Every single measurement. */
  readonly values: readonly number[];
  /** What the project promises, in the same unit: at most so much. */
  readonly limit?: number;
  /** For rates, of which more is better: at least so much. */
  readonly least?: number;
  /** The same figure of the least that could do: a bare server of Node, measured in the same run. */
  readonly floor?: number;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a share of all values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
