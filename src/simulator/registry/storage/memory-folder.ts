/** A file that is not on the disk yet. */
export interface MemoryFile {
  readonly content: Buffer;
  /** Milliseconds since the epoch; absent where the disk keeps the time. */
  readonly time: number | undefined;
}

/**
 * A folder of which some entries, or none but itself, are not on the disk yet. Paths are names of entries, the first `depth` of which
 * lead to this folder.
 */
export class MemoryFolder {
  readonly entries = new Map<string, MemoryFolder | MemoryFile>();
  time: number | undefined;

  find(path: readonly string[], depth = 0): MemoryFolder | MemoryFile | undefined {
    if (depth === path.length) return this;
    const entry = this.entries.get(path[depth] ?? '');
    if (entry instanceof MemoryFolder) return entry.find(path, depth + 1);
    return depth === path.length - 1 ? entry : undefined;
  }

  /** Puts a file in its place, with the folders around it, which become as new as it is. */
  set(path: readonly string[], file: MemoryFile, depth = 0): void {
    this.time = file.time;
    const name = path[depth] ?? '';
    if (depth === path.length - 1) {
      this.entries.set(name, file);
      return;
    }
    let inner = this.entries.get(name);
    if (!(inner instanceof MemoryFolder)) this.entries.set(name, (inner = new MemoryFolder()));
    inner.set(path, file, depth + 1);
  }

  /** Takes an entry out, whatever is in it; the folder that it was in stays. */
  delete(path: readonly string[]): void {
    const folder = this.find(path.slice(0, -1));
    if (folder instanceof MemoryFolder) folder.entries.delete(path.at(-1) ?? '');
  }

  /** Makes the folders on a path as new as something that changed there. */
  touch(path: readonly string[], time: number, depth = 0): void {
    this.time = time;
    const inner = this.entries.get(path[depth] ?? '');
    if (inner instanceof MemoryFolder) inner.touch(path, time, depth + 1);
  }

  /** All files below. */
  *files(): Generator<MemoryFile, void> {
    for (const entry of this.entries.values()) {
      if (entry instanceof MemoryFolder) yield* entry.files();
      else yield entry;
    }
  }
}
