/**
 * A number, or so many percent of a whole.
 *
 * @param round says what becomes of parts: `Math.ceil` or `Math.floor`
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/intstr#GetScaledValueFromIntOrPercent
 */
export const scaledValue = (value: number | string, whole: number, round: (number: number) => number): number =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * whole) / 100);
