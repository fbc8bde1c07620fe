import type { FileEntry } from './file-tree.ts';

/** What is known of a file without reading it. */
export interface FileStatus {
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Bytes; of a directory always 4096, of a symbolic link the length of its target. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  readonly uid: number;
  readonly gid: number;
  /** Where a symbolic link points. */
  readonly target?: string;
}

/**
 * The files that a container sees. Paths are absolute and normalised, and are not followed through symbolic
 * links: see {@link realPath}.
 */
export interface FileSystem {
  /** `undefined` when there is nothing at this path. */
  status(path: string): Promise<FileStatus | undefined>;
  /** The names in a directory, sorted; empty for anything else. */
  list(path: string): Promise<readonly string[]>;
  /** The content of a file; empty for anything else. */
  read(path: string): AsyncIterable<Uint8Array>;
  /**
   * Puts a file or folder in place; absent where nothing can be written.
   *
   * @returns why it cannot be written, as the kernel would say
   */
  write?(entry: FileEntry): Promise<string | undefined>;
  /**
   * Takes away a file, or a folder with all that is in it; absent where nothing can be written.
   *
   * @returns why it cannot be removed, as the kernel would say
   */
  unlink?(path: string): Promise<string | undefined>;
}

/** The size that directories show, and the unit in which files take room. */
export const blockSize = 4096;
