import type { OcContext } from '../oc-context.ts';

/**
 * Does something that ends by itself, by the caller's signal or when the time is up; 0 is no limit.
 *
 * @returns what it found, `undefined` when it was ended
 */
export const within = async <T>(
  context: OcContext,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> => {
  const limit = new AbortController();
  const timer = milliseconds > 0 ? startTimer(context, milliseconds, () => limit.abort()) : undefined;
  const signal = context.signal ? AbortSignal.any([context.signal, limit.signal]) : limit.signal;
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    timer?.cancel();
    limit.abort();
  }
};

const startTimer = ({ after }: OcContext, milliseconds: number, callback: () => void): { cancel(): void } => {
  if (after) return after(milliseconds, callback);
  const timer = setTimeout(callback, milliseconds);
  return { cancel: () => clearTimeout(timer) };
};
