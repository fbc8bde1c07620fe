import type { ByteRange } from '../storage/blob-store.ts';

/**
 * The part of a body that a `Range` header asks for: `undefined` for all of it (also for several ranges at once, which nobody who
 * fetches blobs asks for), `'unsatisfiable'` when it begins behind the end, `'invalid'` when it cannot be read, as Go's server has it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export const parseByteRange = (
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | 'invalid' | undefined => {
  if (!header) return undefined;
  const ranges = /^bytes=(.*)$/.exec(header)?.[1]?.split(',') ?? [];
  const wanted = ranges.map((range) => range.trim()).filter((range) => range !== '');
  if (wanted.length > 1 || header === 'bytes=') return undefined;
  const [, first, last = ''] = /^(\d*) *- *(\d*)$/.exec(wanted[0] ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return 'invalid';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (start >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 'invalid' : { start, end };
};
