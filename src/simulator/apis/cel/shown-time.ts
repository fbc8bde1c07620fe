/** A moment as text, as `string(…)` and `%s` write it. */
export const shownMoment = (moment: Date): string => moment.toISOString().replace(/\.?0*Z$/, 'Z');

/** A span of time as text: `5400s`, `1.5s`. */
export const shownDuration = ({ seconds, nanos }: { readonly seconds: bigint; readonly nanos: number }): string => {
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0')}`.replace(/0+$/, '');
  return `${seconds}${fraction}s`;
};
