import {
  appendFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import type { Clock } from '../../../ports/clock.ts';
import type { ByteRange } from './blob-store.ts';
import { filePieces } from './file-pieces.ts';
import { ifPresent, unlessMissing } from './if-present.ts';
import { type MemoryFile, MemoryFolder } from './memory-folder.ts';
import { forgetFile, readFile } from './recent-files.ts';
import { StorageLayout } from './storage-layout.ts';

interface StorageDriverOptions {
  /** Folder; made when needed. */
  readonly root: string;
  /** Where it is not the machine's, so that files must be told when they were written. */
  readonly clock?: Clock | undefined;
  /** Bytes that may wait in memory; 0 where somebody looks into the folder without a `flush`. @default 32 MiB */
  readonly room?: number | undefined;
}

/** Bytes. Links, manifests and most configurations are smaller, layers larger. */
const small = 64 * 1024;

/** Bytes that a file in memory takes beside its content, with its path. */
const overhead = 1024;

/**
 * The files of a registry. Small ones are kept in memory and written to the disk by `flush`, because to make files and folders there
 * takes ten times as long as all the rest of a small push; when there is no more room for them, they are written at once. All paths
 * are those of `layout`. Everything but a stream is done in the same turn: a detour over the thread pool takes ten times as long as
 * the system call, and a registry does dozens of these for one pull.
 *
 * @see https://github.com/distribution/distribution/blob/v2.8.3/registry/storage/driver/storagedriver.go
 */
export class StorageDriver {
  readonly layout: StorageLayout;
  readonly #clock: Clock | undefined;
  readonly #room: number;
  /** What is not on the disk, or is about to replace what is there. */
  #memory = new MemoryFolder();
  #used = 0;

  constructor({ root, clock, room = 32 * 1024 * 1024 }: StorageDriverOptions) {
    this.layout = new StorageLayout(root);
    this.#clock = clock;
    this.#room = room;
    this.#memory.time = clock?.now();
  }

  exists(path: string): boolean {
    return this.#find(path) !== undefined || existsSync(path);
  }

  /** Bytes of a file; `undefined` when there is none. */
  size(path: string): number | undefined {
    return this.#file(path)?.content.length ?? ifPresent(() => statSync(path).size);
  }

  /** A whole file, for those that are small; nobody may write to what it returns. */
  read(path: string): Buffer | undefined {
    return this.#file(path)?.content ?? ifPresent(() => readFile(path));
  }

  /** A file in pieces; see `filePieces` for how long each of them is good. */
  open(path: string, range?: ByteRange): AsyncIterable<Buffer> {
    const content = this.#file(path)?.content;
    return content === undefined ? filePieces(path, range) : onePiece(content, range);
  }

  /** The names in a folder, in any order; none when there is no such folder. */
  async list(folder: string): Promise<string[]> {
    const found = this.#find(folder);
    const waiting = found instanceof MemoryFolder ? [...found.entries.keys()] : [];
    const names = (await readdir(folder).catch(unlessMissing)) ?? [];
    return waiting.length === 0 ? names : [...new Set([...names, ...waiting])];
  }

  /** Writes a whole file; `content` belongs to the driver from then on. */
  put(path: string, content: Buffer): void {
    this.#forget(path);
    const cost = content.length + overhead;
    if (content.length > small || this.#used + cost > this.#room) {
      this.#write(path, content);
      return;
    }
    this.#used += cost;
    this.#memory.set(this.#names(path), { content, time: this.#clock?.now() });
  }

  append(path: string, bytes: Uint8Array): void {
    const file = this.#file(path);
    if (file) this.put(path, Buffer.concat([file.content, bytes]));
    else appendFileSync(path, bytes);
  }

  /** Makes sure that a file is on the disk, for those who work on it there. */
  flushFile(path: string): void {
    const file = this.#file(path);
    if (file === undefined) return;
    this.#forget(path);
    this.#write(path, file.content);
  }

  /** Moves a file to where there may be none. */
  move(from: string, to: string): void {
    const file = this.#file(from);
    if (file) {
      this.#forget(from);
      this.put(to, file.content);
      return;
    }
    this.#forget(to);
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    this.#stamp(to);
  }

  /** Removes a folder with all that it holds; the one around it stays. */
  remove(folder: string): void {
    this.#forget(folder);
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    this.#stamp(dirname(folder));
  }

  /** Writes to the disk what is only in memory, for those who look into the folder, which is there from then on. */
  flush(): void {
    if (this.#memory.entries.size === 0 && existsSync(this.layout.root)) return;
    writeOut(this.layout.root, this.#memory);
    this.discard();
  }

  /** Forgets what is only in memory, when somebody else replaces all of the folder. */
  discard(): void {
    this.#memory = new MemoryFolder();
    this.#used = 0;
  }

  #names(path: string): string[] {
    return path.slice(this.layout.root.length + 1).split(sep);
  }

  #find(path: string): MemoryFolder | MemoryFile | undefined {
    return this.#memory.entries.size === 0 ? undefined : this.#memory.find(this.#names(path));
  }

  #file(path: string): MemoryFile | undefined {
    const found = this.#find(path);
    return found instanceof MemoryFolder ? undefined : found;
  }

  #forget(path: string): void {
    const found = this.#find(path);
    if (found === undefined) return;
    for (const { content } of found instanceof MemoryFolder ? found.files() : [found])
      this.#used -= content.length + overhead;
    this.#memory.delete(this.#names(path));
  }

  #write(path: string, content: Uint8Array): void {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, content);
    this.#stamp(path);
  }

  /** Makes a path, and the folders that it is in, as new as the clock says, where something has changed on the disk. */
  #stamp(path: string): void {
    if (this.#clock === undefined) return;
    const time = this.#clock.now();
    this.#memory.touch(this.#names(path), time);
    for (let each = path; each.length >= this.layout.root.length; each = dirname(each))
      if (existsSync(each)) setTime(each, time);
  }
}

const onePiece = async function* (content: Buffer, range?: ByteRange): AsyncGenerator<Buffer, void> {
  yield range === undefined ? content : content.subarray(range.start, range.end + 1);
};

const writeOut = (path: string, entry: MemoryFolder | MemoryFile): void => {
  if (entry instanceof MemoryFolder) {
    mkdirSync(path, { recursive: true });
    for (const [name, inner] of entry.entries) writeOut(`${path}${sep}${name}`, inner);
  } else writeWhole(path, entry.content);
  if (entry.time !== undefined) setTime(path, entry.time);
};

/** Writes a file whole or not at all: what is there already is replaced by one from beside it. */
const writeWhole = (path: string, content: Uint8Array): void => {
  const unfinished = existsSync(path) ? `${path}.${process.pid}` : path;
  try {
    writeFileSync(unfinished, content);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  if (unfinished !== path) renameSync(unfinished, path);
  forgetFile(path);
};

const setTime = (path: string, time: number): void => utimesSync(path, time / 1000, time / 1000);
