import type { ByteRange } from '../storage/blob-store.ts';

/**
 * The part of a body that a `Range` header asks for: `undefined` for all of it (also for several ranges at once, which nobody who
 * fetches blobs asks for), `'unsatisfiable'` when it lies outside.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export const parseByteRange = (header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
};
