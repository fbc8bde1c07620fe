/** One measured figure. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'MiB' | 's';
  /** Every single measurement. */
  readonly values: readonly number[];
  /** What the project promises, in the same unit. */
  readonly limit?: number;
  /** The same figure of the least that could do: a bare HTTPS server of Node, measured in the same run. */
  readonly floor?: number;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
