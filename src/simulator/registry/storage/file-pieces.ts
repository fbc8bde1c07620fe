import { open } from 'node:fs/promises';
import type { ByteRange } from './blob-store.ts';

/** Bytes: large enough that a layer costs few turns of the event loop, small enough that hundreds of readers fit into memory. */
const piece = 256 * 1024;

/** Buffers that a reader gave back; new memory for every piece would cost more than reading the file. */
const spare: Buffer[] = [];
const mostSpare = 16;

/**
 * Reads a file or a part of it while what came before is being sent. A piece is good until the one after the next is asked for; then
 * its memory holds other bytes.
 *
 * @throws {NodeJS.ErrnoException} with the first piece when there is no such file
 */
export async function* filePieces(path: string, range?: ByteRange): AsyncGenerator<Buffer, void> {
  const file = await open(path);
  const buffers = [takeBuffer(), takeBuffer()] as const;
  let at = range?.start ?? 0;
  const end = range === undefined ? Number.POSITIVE_INFINITY : range.end + 1;
  const read = async (buffer: Buffer): Promise<Buffer> => {
    const wanted = Math.min(piece, end - at);
    const { bytesRead } = await file.read(buffer, 0, wanted, at);
    at += bytesRead;
    return buffer.subarray(0, bytesRead);
  };
  let ahead = read(buffers[0]);
  try {
    for (let turn = 1; ; turn = 1 - turn) {
      const current = await ahead;
      if (current.length === 0) return;
      ahead = read(buffers[turn as 0 | 1]);
      yield current;
    }
  } finally {
    await ahead.catch(() => undefined);
    await file.close();
    if (spare.length < mostSpare) spare.push(...buffers);
  }
}

const takeBuffer = (): Buffer => spare.pop() ?? Buffer.allocUnsafeSlow(piece);
