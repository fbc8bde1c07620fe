import { randomBytes } from 'node:crypto';
import type { ByteRange } from '../storage/blob-store.ts';
import { lengthOf } from './byte-ranges.ts';

/** An answer of several parts of a body. */
export interface MultipartRanges {
  readonly contentType: string;
  /** Bytes of the whole answer. */
  readonly length: number;
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Several parts of a body in one answer, each with where it belongs: who pulls only the files that it lacks asks for them together.
 *
 * @param type media type of the body
 * @param size bytes of all of it
 * @param open reads a part when it is its turn
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.6
 */
export const multipartRanges = (
  ranges: readonly ByteRange[],
  type: string,
  size: number,
  open: (range: ByteRange) => Promise<AsyncIterable<Buffer>>,
): MultipartRanges => {
  const boundary = randomBytes(30).toString('hex');
  const heads = ranges.map(({ start, end }, index) =>
    Buffer.from(
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Range: bytes ${start}-${end}/${size}\r\nContent-Type: ${type}\r\n\r\n`,
    ),
  );
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  const parts = async function* (): AsyncGenerator<Buffer, void> {
    for (const [index, range] of ranges.entries()) {
      yield heads[index] as Buffer;
      if (lengthOf(range) > 0) yield* await open(range);
    }
    yield end;
  };
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    length: [...heads.map((head) => head.length), ...ranges.map(lengthOf), end.length].reduce(
      (sum, each) => sum + each,
    ),
    body: parts(),
  };
};
