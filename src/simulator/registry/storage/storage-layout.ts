import { mkdirSync, statfsSync, utimesSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { parseDigest } from '../../../image/digest.ts';
import { isRepositoryName, tagPattern } from '../../../image/reference.ts';
import type { Clock } from '../../../ports/clock.ts';

/**
 * Where a registry keeps what, below its root: the layout of the CNCF distribution project, so that the tools which read such a
 * directory (and the people who look into it) find what they know.
 *
 * Every path is made from checked parts; a name that could lead out of the root is refused before it becomes a path.
 *
 * @see https://github.com/distribution/distribution/blob/v2.8.3/registry/storage/paths.go
 */
export class StorageLayout {
  /** What a registry pod shows as `/registry`. */
  readonly root: string;
  readonly repositories: string;
  readonly #blobs: string;
  readonly #clock: Clock | undefined;
  #isInMemory: boolean | undefined;

  /** @param clock where it is not the machine's, so that files must be told when they were written */
  constructor(root: string, clock?: Clock) {
    this.#clock = clock;
    this.root = resolve(root);
    const version = join(this.root, 'docker', 'registry', 'v2');
    this.repositories = join(version, 'repositories');
    this.#blobs = join(version, 'blobs');
  }

  /**
   * Whether it lies in memory, where a folder is made at once. On a disk that is the slow part of a write, which many writers had
   * better do side by side, although the detour over the thread pool takes longer than the whole write in memory.
   */
  get isInMemory(): boolean {
    if (this.#isInMemory === undefined) {
      mkdirSync(this.root, { recursive: true });
      this.#isInMemory = statfsSync(this.root).type === tmpfs;
    }
    return this.#isInMemory;
  }

  repository(name: string): string {
    if (!isRepositoryName(name)) throw new RangeError(`not a repository name: ${JSON.stringify(name)}`);
    return this.#contained(below(this.repositories, ...name.split('/')));
  }

  blob(digest: string): string {
    const { algorithm, hex } = parseDigest(digest);
    return this.#contained(below(this.#blobs, algorithm, hex.slice(0, 2), hex, 'data'));
  }

  layerLink(name: string, digest: string): string {
    return below(this.repository(name), '_layers', ...digestPath(digest), 'link');
  }

  revisions(name: string): string {
    return below(this.repository(name), '_manifests', 'revisions');
  }

  revisionLink(name: string, digest: string): string {
    return below(this.revisions(name), ...digestPath(digest), 'link');
  }

  tags(name: string): string {
    return below(this.repository(name), '_manifests', 'tags');
  }

  tag(name: string, tag: string): string {
    if (!tagPattern.test(tag)) throw new RangeError(`not a tag: ${JSON.stringify(tag)}`);
    return below(this.tags(name), tag);
  }

  /** The manifests that name `subject`; the layout of distribution has no place for them. */
  referrers(name: string, subject: string): string {
    return below(this.repository(name), '_manifests', 'referrers', ...digestPath(subject));
  }

  uploads(name: string): string {
    return below(this.repository(name), '_uploads');
  }

  upload(name: string, id: string): string {
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
      throw new RangeError(`not an upload: ${JSON.stringify(id)}`);
    return below(this.uploads(name), id);
  }

  /** Makes a path, and the folders that it is in, as new as the clock says: to be called when something there has changed. */
  stamp(path: string): void {
    if (this.#clock === undefined) return;
    const time = this.#clock.now() / 1000;
    for (let each = path; each.length >= this.root.length; each = dirname(each)) {
      try {
        utimesSync(each, time, time);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  }

  #contained(path: string): string {
    if (!path.startsWith(this.root + sep)) throw new RangeError(`${path} is outside of the storage ${this.root}`);
    return path;
  }
}

/** The parts are checked and need no tidying, which takes longer than to look for the file. */
const below = (...parts: string[]): string => parts.join(sep);

/** The magic number of the file system in memory of Linux, see statfs(2). */
const tmpfs = 0x01021994;

/** `sha256/<hex>`, two path components. */
export const digestPath = (digest: string): [algorithm: string, hex: string] => {
  const { algorithm, hex } = parseDigest(digest);
  return [algorithm, hex];
};
