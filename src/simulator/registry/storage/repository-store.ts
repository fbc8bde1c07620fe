import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLink, removeLink, unlessMissing, writeAtomically } from './link-file.ts';
import { digestPath, type StorageLayout } from './storage-layout.ts';

/** What one repository holds: links to blobs, manifests and, where tags are kept on disk, tags. */
export class RepositoryStore {
  readonly name: string;
  readonly #layout: StorageLayout;

  constructor(layout: StorageLayout, name: string) {
    this.#layout = layout;
    this.name = name;
  }

  /** Whether anything was ever pushed here. */
  async exists(): Promise<boolean> {
    return (await stat(this.#layout.repository(this.name)).catch(unlessMissing)) !== undefined;
  }

  async hasLayer(digest: string): Promise<boolean> {
    return existsSync(this.#layout.layerLink(this.name, digest));
  }

  linkLayer(digest: string): Promise<void> {
    return this.#write(this.#layout.layerLink(this.name, digest), digest);
  }

  unlinkLayer(digest: string): Promise<boolean> {
    return this.#remove(this.#layout.layerLink(this.name, digest));
  }

  async hasRevision(digest: string): Promise<boolean> {
    return existsSync(this.#layout.revisionLink(this.name, digest));
  }

  linkRevision(digest: string): Promise<void> {
    return this.#write(this.#layout.revisionLink(this.name, digest), digest);
  }

  unlinkRevision(digest: string): Promise<boolean> {
    return this.#remove(this.#layout.revisionLink(this.name, digest));
  }

  /** All manifests, tagged or not. */
  revisions(): Promise<string[]> {
    return digestsIn(this.#layout.revisions(this.name));
  }

  /** The digest a tag stands for. */
  readTag(tag: string): Promise<string | undefined> {
    return readLink(join(this.#layout.tag(this.name, tag), 'current', 'link'));
  }

  /** Which digests a tag stood for earlier is not kept: nothing asks for it, and it would cost more than all the rest of a push. */
  writeTag(tag: string, digest: string): Promise<void> {
    return this.#write(join(this.#layout.tag(this.name, tag), 'current', 'link'), digest);
  }

  async deleteTag(tag: string): Promise<boolean> {
    const existed = (await this.readTag(tag)) !== undefined;
    await rm(this.#layout.tag(this.name, tag), { recursive: true, force: true });
    this.#layout.stamp(this.#layout.tags(this.name));
    return existed;
  }

  /** In the order of their bytes; sorting without a function of one's own matters where there are thousands. */
  async tags(): Promise<string[]> {
    return ((await readdir(this.#layout.tags(this.name)).catch(unlessMissing)) ?? []).toSorted();
  }

  /** The tags that stand for a manifest. */
  async tagsOf(digest: string): Promise<string[]> {
    const tags = await this.tags();
    const digests = await Promise.all(tags.map((tag) => this.readTag(tag)));
    return tags.filter((_, index) => digests[index] === digest);
  }

  addReferrer(subject: string, digest: string): Promise<void> {
    return this.#write(join(this.#layout.referrers(this.name, subject), ...digestPath(digest), 'link'), digest);
  }

  removeReferrer(subject: string, digest: string): Promise<boolean> {
    return this.#remove(join(this.#layout.referrers(this.name, subject), ...digestPath(digest), 'link'));
  }

  async referrers(subject: string): Promise<string[]> {
    return digestsIn(this.#layout.referrers(this.name, subject));
  }

  #write(path: string, digest: string): Promise<void> {
    return writeAtomically(this.#layout, path, digest);
  }

  async #remove(path: string): Promise<boolean> {
    const existed = await removeLink(path);
    this.#layout.stamp(path);
    return existed;
  }
}

/** What links lie in a folder, in lexical order. */
const digestsIn = async (folder: string): Promise<string[]> => {
  const found = await Promise.all(
    ['sha256', 'sha512'].map(async (algorithm) =>
      ((await readdir(join(folder, algorithm)).catch(unlessMissing)) ?? []).map((hex) => `${algorithm}:${hex}`),
    ),
  );
  return found.flat().toSorted(byCodeUnits);
};

/** The order of bytes, which is what registries sort by: capitals come first. */
export const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
