/** A file that is not on the disk yet. */
export interface MemoryFile {
  readonly content: Buffer;
  /** Milliseconds since the epoch; absent where the disk keeps the time. */
  readonly time: number | undefined;
}

/** A folder of which some entries, or none but itself, are not on the disk yet. Paths are the names of entries from here on. */
export class MemoryFolder {
  readonly entries = new Map<string, MemoryFolder | MemoryFile>();
  time: number | undefined;

  find(path: readonly string[]): MemoryFolder | MemoryFile | undefined {
    let found: MemoryFolder | MemoryFile | undefined = this;
    for (const name of path) {
      if (!(found instanceof MemoryFolder)) return undefined;
      found = found.entries.get(name);
    }
    return found;
  }

  /** Puts a file in its place, with the folders around it, which become as new as it is. */
  set(path: readonly string[], file: MemoryFile): void {
    let folder: MemoryFolder = this;
    folder.time = file.time;
    for (const name of path.slice(0, -1)) {
      let inner = folder.entries.get(name);
      if (!(inner instanceof MemoryFolder)) folder.entries.set(name, (inner = new MemoryFolder()));
      folder = inner;
      folder.time = file.time;
    }
    folder.entries.set(path.at(-1) ?? '', file);
  }

  /** Takes an entry out, whatever is in it; the folder that it was in stays. */
  delete(path: readonly string[]): void {
    const folder = this.find(path.slice(0, -1));
    if (folder instanceof MemoryFolder) folder.entries.delete(path.at(-1) ?? '');
  }

  /** Makes the folders on a path as new as something that changed there. */
  touch(path: readonly string[], time: number): void {
    let folder: MemoryFolder | MemoryFile | undefined = this;
    for (const name of path) {
      if (!(folder instanceof MemoryFolder)) return;
      folder.time = time;
      folder = folder.entries.get(name);
    }
    if (folder instanceof MemoryFolder) folder.time = time;
  }

  /** All files below. */
  *files(): Generator<MemoryFile, void> {
    for (const entry of this.entries.values()) {
      if (entry instanceof MemoryFolder) yield* entry.files();
      else yield entry;
    }
  }
}
