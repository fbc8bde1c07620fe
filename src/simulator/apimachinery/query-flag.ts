/**
 * Go reads a query parameter as true unless it says 0 or false, in capitals or not; Python says `True`.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/runtime/conversion.go
 */
export const isTrue = (value: string | null): boolean =>
  value !== null && value !== '0' && value.toLowerCase() !== 'false';
