import { type Manifest, parseManifest } from '../../../image/manifest.ts';
import { referencedBlobs } from '../../../image/referenced-blobs.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { RepositoryStore } from '../storage/repository-store.ts';

/** The storage of a registry, as far as garbage collection goes. */
export interface CollectedStorage {
  readonly blobs: BlobStore;
  readonly repository: (name: string) => RepositoryStore;
  /** The names of all repositories. */
  readonly repositories: () => Promise<readonly string[]>;
}

/**
 * Removes a manifest that no tag names, the manifests that only it lists, and the blobs that only these need. What a tag, a manifest of
 * `kept` or a manifest that never had a tag refers to stays.
 *
 * @see https://distribution.github.io/distribution/about/garbage-collection/
 */
export const dropManifest = async (
  storage: CollectedStorage,
  name: string,
  digest: string,
  kept: readonly string[],
): Promise<void> => {
  const store = storage.repository(name);
  const tags = await store.tags();
  const tagged = (await Promise.all(tags.map((tag) => store.readTag(tag)))).filter((found) => found !== undefined);
  const needed = await withListed(storage.blobs, store, [...tagged, ...kept]);
  const all = await withListed(storage.blobs, store, [digest]);
  const doomed = new Map([...all].filter(([one]) => !needed.has(one)));
  if (doomed.size === 0) return;
  const others = (await store.revisions()).filter((revision) => !doomed.has(revision));
  const used = blobsOf((await withListed(storage.blobs, store, others)).values());
  const unused = [...blobsOf(doomed.values())].filter((blob) => !used.has(blob));
  for (const [one, manifest] of doomed) {
    await store.unlinkRevision(one);
    if (manifest.subject) await store.removeReferrer(manifest.subject.digest, one);
  }
  for (const blob of unused) await store.unlinkLayer(blob);
  await freeContent(storage, [...doomed.keys(), ...unused]);
};

/** Manifests by digest, with those that they list. */
const withListed = async (
  blobs: BlobStore,
  store: RepositoryStore,
  digests: readonly string[],
): Promise<Map<string, Manifest>> => {
  const found = new Map<string, Manifest>();
  const open = [...digests];
  for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
    const isNew = !found.has(digest) && (await store.hasRevision(digest));
    const content = isNew ? await blobs.read(digest) : undefined;
    if (content === undefined) continue;
    const manifest = parseManifest(content);
    found.set(digest, manifest);
    if (manifest.kind === 'index') open.push(...manifest.manifests.map((entry) => entry.digest));
  }
  return found;
};

const blobsOf = (manifests: Iterable<Manifest>): Set<string> =>
  new Set([...manifests].flatMap((manifest) => referencedBlobs(manifest).map(({ digest }) => digest)));

/** Content goes when no repository links to it any more. */
const freeContent = async (
  { blobs, repository, repositories }: CollectedStorage,
  digests: readonly string[],
): Promise<void> => {
  const stores = (await repositories()).map(repository);
  for (const digest of digests) {
    const links = await Promise.all(
      stores.map(async (store) => (await store.hasLayer(digest)) || (await store.hasRevision(digest))),
    );
    if (!links.includes(true)) await blobs.delete(digest);
  }
};
