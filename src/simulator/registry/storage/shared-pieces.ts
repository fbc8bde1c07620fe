import type { Timer } from '../../../ports/clock.ts';
import { RecentMap } from '../../apimachinery/recent-map.ts';
import { RealClock } from '../../clock/real-clock.ts';

/** Bytes: large enough that a layer costs few turns of the event loop, small enough that hundreds of readers fit into memory. */
export const PIECE = 512 * 1024;

/** How many pieces are kept: a layer of 128 MiB. */
const MOST = 256;

/** So often must a piece be read within a short time to be kept: two clients that pull the same may be all that there are. */
const SOUGHT = 3;

/** Milliseconds without a reader after which nothing is kept any more. */
const REST = 5_000;

/** A piece of a file. Until its readers have released it, each once, its memory holds nothing else. */
export interface Piece {
  readonly bytes: Promise<Buffer>;
  release(): void;
}

/** Fills memory with a piece, and says how many bytes it is. */
type Read = (memory: Buffer) => Promise<number>;

interface SharedPiece {
  readonly key: string;
  readonly memory: Buffer;
  readonly bytes: Promise<Buffer>;
  readonly isKept: boolean;
  readers: number;
}

/**
 * Takes a piece of a file; who wants one that another reader holds gets the same. Clients often pull one layer at the same time: a
 * piece that is read again and again is kept for the next who want it, because to copy it from the kernel once more takes as long as to
 * send it. Others are read into the same little memory each time, which the caches of a processor hold. When
 * nobody has read for some seconds, nothing is kept.
 *
 * @param key which piece of which version of the file
 */
export const takePiece = (key: string, read: Read): Piece => {
  const piece = known(key) ?? load(key, read);
  piece.readers++;
  held++;
  rest?.cancel();
  return { bytes: piece.bytes, release: () => release(piece) };
};

/** Those that are held or kept; what was asked for last is at the end. */
const pieces = new Map<string, SharedPiece>();

/** How often one is held. */
let held = 0;
let rest: Timer | undefined;

/** What this process keeps is a matter of its own time, not of that of a cluster. */
const memoryClock = new RealClock();

/** How often the pieces have been read that were read last. */
const lately = new RecentMap<string, number>(MOST / 2);

const known = (key: string): SharedPiece | undefined => {
  const piece = pieces.get(key);
  if (piece === undefined) return undefined;
  pieces.delete(key);
  pieces.set(key, piece);
  return piece;
};

const load = (key: string, read: Read): SharedPiece => {
  const times = (lately.get(key) ?? 0) + 1;
  lately.set(key, times);
  const isKept = times >= SOUGHT;
  const memory = (isKept ? roomToKeep() : spare.pop()) ?? Buffer.allocUnsafeSlow(PIECE);
  const bytes = read(memory).then((length) => memory.subarray(0, length));
  const piece = { key, memory, bytes, isKept, readers: 0 };
  pieces.set(key, piece);
  bytes.catch(() => pieces.delete(key));
  return piece;
};

/** The memory of what was not asked for longest; `undefined`: new memory may be taken. */
const roomToKeep = (): Buffer | undefined => {
  if (pieces.size < MOST) return undefined;
  for (const { key, memory, readers } of pieces.values())
    if (readers === 0) {
      pieces.delete(key);
      return memory;
    }
  return undefined;
};

const release = (piece: SharedPiece): void => {
  piece.readers--;
  held--;
  if (piece.readers === 0 && !piece.isKept) {
    pieces.delete(piece.key);
    if (spare.length < MOST_SPARE) spare.push(piece.memory);
  }
  if (held === 0 && pieces.size > 0) rest = memoryClock.after(REST, forgetAll);
};

/** Memory that readers gave back; new memory for every piece would cost more than reading the file. */
const spare: Buffer[] = [];
const MOST_SPARE = 16;

/** The garbage collector would not come before there is something to do again. */
const forgetAll = (): void => {
  for (const { memory } of pieces.values()) (memory.buffer as ArrayBuffer).transfer(0);
  pieces.clear();
};
