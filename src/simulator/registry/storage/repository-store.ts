import { dirname, join } from 'node:path';
import { isDigest, parseDigest } from '../../../image/digest.ts';
import type { StorageDriver } from './storage-driver.ts';
import { digestPath, type StorageLayout } from './storage-layout.ts';

/** What one repository holds: links to blobs, manifests and, where tags are kept on disk, tags. */
export class RepositoryStore {
  readonly name: string;
  readonly #driver: StorageDriver;
  readonly #layout: StorageLayout;

  constructor(driver: StorageDriver, name: string) {
    this.#driver = driver;
    this.#layout = driver.layout;
    this.name = name;
  }

  /** Whether anything was ever pushed here. */
  async exists(): Promise<boolean> {
    return this.#driver.exists(this.#layout.repository(this.name));
  }

  async hasLayer(digest: string): Promise<boolean> {
    return this.#driver.exists(this.#layout.layerLink(this.name, digest));
  }

  /** The digest by which a layer that is asked for by `alias` is kept; `undefined` when there is no such link. */
  async readLayer(alias: string): Promise<string | undefined> {
    if (parseDigest(alias).algorithm === 'sha256') return (await this.hasLayer(alias)) ? alias : undefined;
    const text = this.#driver.read(this.#layout.layerLink(this.name, alias))?.toString().trim();
    return text !== undefined && isDigest(text) ? text : undefined;
  }

  /** @param alias another digest of the same content, which leads to it, too */
  async linkLayer(digest: string, alias = digest): Promise<void> {
    for (const name of new Set([digest, alias])) await this.#write(this.#layout.layerLink(this.name, name), digest);
  }

  unlinkLayer(digest: string): Promise<boolean> {
    return this.#remove(this.#layout.layerLink(this.name, digest));
  }

  async hasRevision(digest: string): Promise<boolean> {
    return this.#driver.exists(this.#layout.revisionLink(this.name, digest));
  }

  linkRevision(digest: string): Promise<void> {
    return this.#write(this.#layout.revisionLink(this.name, digest), digest);
  }

  unlinkRevision(digest: string): Promise<boolean> {
    return this.#remove(this.#layout.revisionLink(this.name, digest));
  }

  /** All manifests, tagged or not. */
  revisions(): Promise<string[]> {
    return this.#digestsIn(this.#layout.revisions(this.name));
  }

  /** The digest a tag stands for. */
  async readTag(tag: string): Promise<string | undefined> {
    const text = this.#driver
      .read(join(this.#layout.tag(this.name, tag), 'current', 'link'))
      ?.toString()
      .trim();
    return text !== undefined && isDigest(text) ? text : undefined;
  }

  /** Which digests a tag stood for earlier is not kept: nothing asks for it, and it would cost more than all the rest of a push. */
  writeTag(tag: string, digest: string): Promise<void> {
    return this.#write(join(this.#layout.tag(this.name, tag), 'current', 'link'), digest);
  }

  async deleteTag(tag: string): Promise<boolean> {
    const existed = (await this.readTag(tag)) !== undefined;
    this.#driver.remove(this.#layout.tag(this.name, tag));
    return existed;
  }

  /** In the order of their bytes; sorting without a function of one's own matters where there are thousands. */
  async tags(): Promise<string[]> {
    return (await this.#driver.list(this.#layout.tags(this.name))).toSorted();
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
    return this.#digestsIn(this.#layout.referrers(this.name, subject));
  }

  async #write(link: string, digest: string): Promise<void> {
    this.#driver.put(link, Buffer.from(digest));
  }

  /** Removes a link with its folder; whether there was one. */
  async #remove(link: string): Promise<boolean> {
    const existed = this.#driver.exists(link);
    this.#driver.remove(dirname(link));
    return existed;
  }

  /** What links lie in a folder, in lexical order. */
  async #digestsIn(folder: string): Promise<string[]> {
    const found = await Promise.all(
      ['sha256', 'sha512'].map(async (algorithm) =>
        (await this.#driver.list(join(folder, algorithm))).map((hex) => `${algorithm}:${hex}`),
      ),
    );
    return found.flat().toSorted();
  }
}
