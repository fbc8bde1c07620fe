let last = { second: Number.NaN, text: '' };

/** RFC 3339 in whole seconds, as `metav1.Time` is written. Under load the same second is written thousands of times. */
export const timestamp = (milliseconds: number): string => {
  const second = Math.floor(milliseconds / 1000);
  if (second !== last.second) last = { second, text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z` };
  return last.text;
};

/** `2026-01-31`, in UTC. */
export const dayOf = (milliseconds: number): string => timestamp(milliseconds).slice(0, 10);

/** RFC 3339 in microseconds, as `metav1.MicroTime` is written. */
export const microTimestamp = (milliseconds: number): string =>
  `${timestamp(milliseconds).slice(0, -1)}.${String(Math.floor(milliseconds) % 1000).padStart(3, '0')}000Z`;
