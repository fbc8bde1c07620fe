/** RFC 3339 in whole seconds, as `metav1.Time` is written. */
export const timestamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** RFC 3339 in microseconds, as `metav1.MicroTime` is written. */
export const microTimestamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('Z', '000Z');
