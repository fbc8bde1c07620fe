import type { Clock, Timer } from '../../../ports/clock.ts';
import { RecentMap } from '../../apimachinery/recent-map.ts';

/** Bytes: large enough that a layer costs few turns of the event loop, small enough that hundreds of readers fit into memory. */
export const PIECE = 512 * 1024;

/** How many pieces are kept: a layer of 128 MiB. */
const MOST = 256;

/** So often must a piece be read within a short time to be kept: two clients that pull the same may be all that there are. */
const SOUGHT = 3;

/** Milliseconds without a reader after which nothing is kept any more. */
const REST = 5_000;

/** How many pieces' memory is held ready for readers to come. */
const MOST_SPARE = 16;

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
 * The pieces of files that several readers want. Clients often pull one layer at the same time: who wants a piece that another one holds
 * gets the same, and one that is read again and again is kept, because to copy it from the kernel once more takes as long as to send
 * it. Others are read into the same little memory each time, which the caches of a processor hold.
 */
export class SharedPieces {
  readonly #clock: Clock;
  /** Those that are held or kept; what was asked for last is at the end. */
  readonly #pieces = new Map<string, SharedPiece>();
  /** How often the pieces have been read that were read last. */
  readonly #lately = new RecentMap<string, number>(MOST / 2);
  /** Memory that readers gave back; new memory for every piece would cost more than reading the file. */
  readonly #spare: Buffer[] = [];
  /** How often one is held. */
  #held = 0;
  #rest: Timer | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param key which piece of which version of the file */
  take(key: string, read: Read): Piece {
    const piece = this.#known(key) ?? this.#load(key, read);
    piece.readers++;
    this.#held++;
    this.#rest?.cancel();
    return { bytes: piece.bytes, release: () => this.#release(piece) };
  }

  #known(key: string): SharedPiece | undefined {
    const piece = this.#pieces.get(key);
    if (piece === undefined) return undefined;
    this.#pieces.delete(key);
    this.#pieces.set(key, piece);
    return piece;
  }

  #load(key: string, read: Read): SharedPiece {
    const times = (this.#lately.get(key) ?? 0) + 1;
    this.#lately.set(key, times);
    const isKept = times >= SOUGHT;
    const memory = (isKept ? this.#roomToKeep() : this.#spare.pop()) ?? Buffer.allocUnsafeSlow(PIECE);
    const bytes = read(memory).then((length) => memory.subarray(0, length));
    const piece = { key, memory, bytes, isKept, readers: 0 };
    this.#pieces.set(key, piece);
    bytes.catch(() => this.#forget(piece));
    return piece;
  }

  /** The memory of what was not asked for longest; `undefined`: new memory may be taken. */
  #roomToKeep(): Buffer | undefined {
    if (this.#pieces.size < MOST) return undefined;
    for (const piece of this.#pieces.values())
      if (piece.readers === 0) {
        this.#forget(piece);
        return piece.memory;
      }
    return undefined;
  }

  #release(piece: SharedPiece): void {
    piece.readers--;
    this.#held--;
    if (piece.readers === 0 && !piece.isKept) {
      this.#forget(piece);
      if (this.#spare.length < MOST_SPARE) this.#spare.push(piece.memory);
    }
    if (this.#held === 0 && this.#pieces.size > 0) this.#rest = this.#clock.after(REST, () => this.#forgetAll());
  }

  #forget(piece: SharedPiece): void {
    if (this.#pieces.get(piece.key) === piece) this.#pieces.delete(piece.key);
  }

  /** The garbage collector would not come before there is something to do again. */
  #forgetAll(): void {
    for (const { memory } of this.#pieces.values()) (memory.buffer as ArrayBuffer).transfer(0);
    this.#pieces.clear();
  }
}
