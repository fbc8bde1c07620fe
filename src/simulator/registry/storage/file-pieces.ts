import { open } from 'node:fs/promises';
import { RealClock } from '../../clock/real-clock.ts';
import type { ByteRange } from './blob-store.ts';
import { PIECE, type Piece, SharedPieces } from './shared-pieces.ts';

/** What this process keeps in memory is a matter of its own time, not of that of a cluster. */
const shared = new SharedPieces(new RealClock());

/**
 * Reads a file or a part of it while what came before is being sent. A piece is good until the next one is asked for; then its memory
 * may hold other bytes.
 *
 * @throws {NodeJS.ErrnoException} with the first piece when there is no such file
 */
export async function* filePieces(path: string, range?: ByteRange): AsyncGenerator<Buffer, void> {
  const file = await open(path);
  let current: Piece | undefined;
  let next: Piece | undefined;
  try {
    const { ino, size, ctimeMs } = await file.stat();
    const end = range === undefined ? size : Math.min(size, range.end + 1);
    const take = (at: number): Piece | undefined => {
      if (at >= end) return undefined;
      const start = at - (at % PIECE);
      return shared.take(`${path} ${ino} ${size} ${ctimeMs} ${start}`, async (memory) => {
        const { bytesRead } = await file.read(memory, 0, Math.min(PIECE, size - start), start);
        return bytesRead;
      });
    };
    let at = range?.start ?? 0;
    current = take(at);
    while (current !== undefined) {
      const offset = at % PIECE;
      const bytes = (await current.bytes).subarray(offset, offset + end - at);
      if (bytes.length === 0) return;
      at += bytes.length;
      next = take(at);
      yield bytes;
      current.release();
      current = next;
      next = undefined;
    }
  } finally {
    await next?.bytes.catch(() => undefined);
    current?.release();
    next?.release();
    await file.close();
  }
}
