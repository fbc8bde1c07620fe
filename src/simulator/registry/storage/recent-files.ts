import { readFileSync, statSync } from 'node:fs';
import { RecentMap } from '../../apimachinery/recent-map.ts';

/** What has been read of a file, for as long as it is the same one. */
interface RecentFile {
  readonly ino: number;
  readonly mtimeMs: number;
  readonly content: Buffer;
}

/** Bytes; links, manifests and most configurations are smaller. */
const SMALL = 16 * 1024;

/** What is asked for again and again, at most twice as many. */
const files = new RecentMap<string, RecentFile>(200);

/**
 * Reads a whole file, or knows it still: to look whether it has changed takes a fifth of the time. The content is shared, and must not
 * be written to.
 *
 * @throws {NodeJS.ErrnoException} when there is no such file
 */
export const readFile = (path: string): Buffer => {
  const { ino, mtimeMs, size } = statSync(path);
  const known = files.get(path);
  if (known?.ino === ino && known.mtimeMs === mtimeMs && known.content.length === size) return known.content;
  const content = readFileSync(path);
  if (size <= SMALL) files.set(path, { ino, mtimeMs, content });
  return content;
};

/** For those who write a file: two that follow one another closely may look alike. */
export const forgetFile = (path: string): void => files.delete(path);
