import { join, resolve, sep } from 'node:path';
import { parseDigest } from '../../../image/digest.ts';
import { isRepositoryName, tagPattern } from '../../../image/reference.ts';

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

  constructor(root: string) {
    this.root = resolve(root);
    const version = join(this.root, 'docker', 'registry', 'v2');
    this.repositories = join(version, 'repositories');
    this.#blobs = join(version, 'blobs');
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

  #contained(path: string): string {
    if (!path.startsWith(this.root + sep)) throw new RangeError(`${path} is outside of the storage ${this.root}`);
    return path;
  }
}

/** The parts are checked and need no tidying, which takes longer than to look for the file. */
const below = (...parts: string[]): string => parts.join(sep);

/** `sha256/<hex>`, two path components. */
export const digestPath = (digest: string): [algorithm: string, hex: string] => {
  const { algorithm, hex } = parseDigest(digest);
  return [algorithm, hex];
};
