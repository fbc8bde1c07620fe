import type { ByteRange } from '../storage/blob-store.ts';

/**
 * The parts of a body that a `Range` header asks for, in the order of the header: `undefined` for all of it, also when the parts are
 * more than the whole; `'unsatisfiable'` when they begin behind the end, `'invalid'` when one cannot be read, as Go's server has it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export const parseByteRanges = (
  header: string | undefined,
  size: number,
): readonly ByteRange[] | 'unsatisfiable' | 'invalid' | undefined => {
  if (!header) return undefined;
  if (!header.startsWith('bytes=')) return 'invalid';
  const wanted = header
    .slice('bytes='.length)
    .split(',')
    .map((range) => range.trim())
    .filter((range) => range !== '')
    .map((range) => parseRange(range, size));
  if (wanted.includes('invalid')) return 'invalid';
  const ranges = wanted.filter((range) => typeof range === 'object');
  // Some clients ask for the beginning of whatever they fetch, and get nothing of nothing.
  if (ranges.length === 0) return wanted.length > 0 && size > 0 ? 'unsatisfiable' : undefined;
  return ranges.reduce((sum, range) => sum + lengthOf(range), 0) > size ? undefined : ranges;
};

/** Bytes. */
export const lengthOf = ({ start, end }: ByteRange): number => end - start + 1;

/** Go counts bytes in 64 bits. */
const LARGEST = 2 ** 63;

const parseRange = (text: string, size: number): ByteRange | 'unsatisfiable' | 'invalid' => {
  const [, first, last = ''] = /^(\d*) *- *(\d*)$/.exec(text) ?? [];
  if (first === undefined || (first === '' && last === '')) return 'invalid';
  if (Math.max(Number(first), Number(last)) > LARGEST) return 'invalid';
  if (first === '') return { start: size - Math.min(Number(last), size), end: size - 1 };
  const start = Number(first);
  if (start >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Number(last);
  return start > end ? 'invalid' : { start, end: Math.min(end, size - 1) };
};
