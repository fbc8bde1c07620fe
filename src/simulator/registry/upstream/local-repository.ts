import { digestOf } from '../../../distribution/verified-content.ts';
import type { Descriptor } from '../../../image/descriptor.ts';
import { isDigest, parseDigest } from '../../../image/digest.ts';
import { InvalidManifestError, type Manifest, parseManifest } from '../../../image/manifest.ts';
import { tagPattern } from '../../../image/reference.ts';
import { referencedBlobs } from '../../../image/referenced-blobs.ts';
import type { AcceptedManifest, ManifestPush, Repository, ServedBlob, ServedManifest } from '../api/repository.ts';
import { RegistryError } from '../http/registry-error.ts';
import { localBlob } from '../local-blob.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { RepositoryStore } from '../storage/repository-store.ts';

/** What one repository of an upstream registry needs. */
export interface LocalRepositoryOptions {
  readonly blobs: BlobStore;
  readonly store: RepositoryStore;
  /** Another repository of the same registry. */
  readonly sibling: (name: string) => RepositoryStore;
  /** Told when a tag has been moved or deleted and no longer stands for `digest`. */
  readonly onUntagged?: ((name: string, tag: string, digest: string) => Promise<void> | void) | undefined;
}

/** A repository that keeps everything, tags included, on the registry's disk. */
export class LocalRepository implements Repository {
  readonly #options: LocalRepositoryOptions;

  constructor(options: LocalRepositoryOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.store.name;
  }

  async getManifest(reference: string): Promise<ServedManifest> {
    const { blobs, store } = this.#options;
    const digest = isDigest(reference) ? reference : isTag(reference) && (await store.readTag(reference));
    if (!digest) throw new RegistryError('MANIFEST_UNKNOWN', { detail: { Tag: reference } });
    const content = (await store.hasRevision(digest)) ? await blobs.read(digest) : undefined;
    if (!content) throw unknownRevision(this.name, digest);
    return { digest, mediaType: typeOf(content), content };
  }

  async putManifest({ reference, tags, content, mediaType }: ManifestPush): Promise<AcceptedManifest> {
    const { blobs, store } = this.#options;
    requireTagOrDigest(reference);
    const manifest = readManifest(content, mediaType);
    const digest = digestOf(content, isDigest(reference) ? parseDigest(reference).algorithm : 'sha256');
    if (isDigest(reference) && reference !== digest) throw new RegistryError('DIGEST_INVALID');
    await this.#requireContent(manifest);
    await Promise.all([blobs.write(digest, content), store.linkRevision(digest)]);
    const subject = manifest.subject?.digest;
    if (subject) await store.addReferrer(subject, digest);
    for (const tag of isDigest(reference) ? tags : [reference]) await this.#moveTag(tag, digest);
    return { digest, ...(subject ? { subject } : {}), ...(isDigest(reference) ? { tags } : {}) };
  }

  async deleteManifest(reference: string): Promise<void> {
    const { store, blobs, onUntagged } = this.#options;
    requireTagOrDigest(reference);
    if (!isDigest(reference)) {
      const digest = await store.readTag(reference);
      if (!digest) throw new RegistryError('MANIFEST_UNKNOWN', { detail: { Tag: reference } });
      await store.deleteTag(reference);
      await onUntagged?.(this.name, reference, digest);
      return;
    }
    if (!(await store.hasRevision(reference))) throw new RegistryError('MANIFEST_UNKNOWN');
    const content = await blobs.read(reference);
    const subject = content && parseManifest(content).subject?.digest;
    await Promise.all((await store.tagsOf(reference)).map((tag) => store.deleteTag(tag)));
    if (subject) await store.removeReferrer(subject, reference);
    await store.unlinkRevision(reference);
  }

  async getBlob(digest: string): Promise<ServedBlob> {
    const { blobs, store } = this.#options;
    const blob = (await store.hasLayer(digest)) ? await localBlob(blobs, digest) : undefined;
    if (!blob) throw new RegistryError('BLOB_UNKNOWN', { detail: digest });
    return blob;
  }

  async deleteBlob(digest: string): Promise<void> {
    if (!(await this.#options.store.unlinkLayer(digest))) throw new RegistryError('BLOB_UNKNOWN');
  }

  linkBlob(digest: string): Promise<void> {
    return this.#options.store.linkLayer(digest);
  }

  async mountBlob(digest: string, from: string | undefined): Promise<boolean> {
    const { blobs, sibling } = this.#options;
    const isThere =
      from === undefined ? (await blobs.size(digest)) !== undefined : await sibling(from).hasLayer(digest);
    if (!isThere) return false;
    await this.#options.store.linkLayer(digest);
    return true;
  }

  async tags(): Promise<string[]> {
    const { store } = this.#options;
    const tags = await store.tags();
    if (tags.length === 0 && !(await store.exists()))
      throw new RegistryError('NAME_UNKNOWN', { detail: { name: this.name } });
    return tags;
  }

  async referrers(subject: string): Promise<Descriptor[]> {
    const { blobs, store } = this.#options;
    const digests = await store.referrers(subject);
    const found = await Promise.all(digests.map(async (digest) => describe(digest, await blobs.read(digest))));
    return found.filter((descriptor) => descriptor !== undefined);
  }

  async #moveTag(tag: string, digest: string): Promise<void> {
    const { store, onUntagged } = this.#options;
    const previous = await store.readTag(tag);
    await store.writeTag(tag, digest);
    if (previous && previous !== digest) await onUntagged?.(this.name, tag, previous);
  }

  /** The parts of an index are manifests as a rule, but may be blobs. */
  async #requireContent(manifest: Manifest): Promise<void> {
    const { store } = this.#options;
    const isThere = async ({ digest }: Descriptor): Promise<boolean> =>
      (manifest.kind === 'index' && (await store.hasRevision(digest))) || store.hasLayer(digest);
    const wanted = manifest.kind === 'index' ? manifest.manifests : referencedBlobs(manifest);
    const present = await Promise.all(wanted.map(isThere));
    const missing = wanted.filter((_, index) => !present[index]);
    if (missing.length > 0) throw RegistryError.all(missing.map(({ digest }) => unknownBlob(digest)));
  }
}

/** The same manifest is asked for again and again, and what is stored of it does not change. */
const types = new WeakMap<Buffer, string>();

const typeOf = (content: Buffer): string => {
  const type = types.get(content) ?? parseManifest(content).mediaType;
  types.set(content, type);
  return type;
};

const unknownBlob = (digest: string): RegistryError => new RegistryError('MANIFEST_BLOB_UNKNOWN', { detail: digest });

const unknownRevision = (name: string, digest: string): RegistryError =>
  new RegistryError('MANIFEST_UNKNOWN', { detail: { Name: name, Revision: digest } });

const isTag = (reference: string): boolean => tagPattern.test(reference);

/** What holds a colon is a digest or nothing here: as a tag it would be the name of a folder. */
const requireTagOrDigest = (reference: string): void => {
  if (!isDigest(reference) && !isTag(reference)) throw new RegistryError('DIGEST_INVALID', { detail: reference });
};

const readManifest = (content: Buffer, mediaType: string): Manifest => {
  try {
    return parseManifest(content, mediaType);
  } catch (error) {
    if (error instanceof InvalidManifestError) throw new RegistryError('MANIFEST_INVALID', { detail: error.message });
    throw error;
  }
};

/** An entry of the referrers list; the artifact type of an image is the type of its config. */
const describe = (digest: string, content: Buffer | undefined): Descriptor | undefined => {
  if (!content) return undefined;
  const manifest = parseManifest(content);
  const artifactType = manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined);
  return {
    mediaType: manifest.mediaType,
    digest,
    size: content.length,
    ...(artifactType ? { artifactType } : {}),
    ...(manifest.annotations ? { annotations: manifest.annotations } : {}),
  };
};
