import { isDigest } from '../../../image/digest.ts';
import type { Accepts } from '../api/accepts.ts';
import type { AcceptedManifest, ManifestPush, Repository, ServedBlob, ServedManifest } from '../api/repository.ts';
import { requireAccepted } from '../api/require-accepted.ts';
import { RegistryError } from '../http/registry-error.ts';
import { forOlderClients } from './older-clients.ts';
import { pushManifest } from './push-manifest.ts';
import { findBlob, storedAs } from './stream-blobs.ts';
import type { StreamContext } from './stream-context.ts';
import { pullableTags } from './stream-history.ts';
import { findManifest, originInStream, unlessNotFound } from './stream-manifests.ts';

/** A repository of the internal registry: tags and images are those of an image stream, content is on disk or elsewhere. */
export class ImageStreamRepository implements Repository {
  readonly #context: StreamContext;
  readonly #contextOf: (name: string) => StreamContext | undefined;

  /** @param contextOf finds another repository of the registry; `undefined` when its name cannot be one */
  constructor(context: StreamContext, contextOf: (name: string) => StreamContext | undefined) {
    this.#context = context;
    this.#contextOf = contextOf;
  }

  get name(): string {
    return this.#context.store.name;
  }

  getManifest(reference: string): Promise<ServedManifest> {
    return findManifest(this.#context, reference);
  }

  async adapt(reference: string, manifest: ServedManifest, accepts: Accepts): Promise<ServedManifest> {
    requireAccepted(accepts, manifest.mediaType);
    return isDigest(reference) ? manifest : forOlderClients(this.#context, reference, manifest, accepts);
  }

  putManifest(push: ManifestPush): Promise<AcceptedManifest> {
    return pushManifest(this.#context, push);
  }

  /**
   * Tags are deleted in the API: asked to delete one, the registry says yes and does nothing. A manifest goes once no tag of the stream
   * refers to it or to a list that it is part of, also where the stream itself is gone, though that is then an unforeseen failure.
   */
  async deleteManifest(reference: string): Promise<void> {
    const { api, namespace, stream, store } = this.#context;
    if (!isDigest(reference)) return;
    const found = await api.getImageStream(namespace, stream).catch(unlessNotFound);
    if (found && (await originInStream(this.#context, found, reference))) throw new RegistryError('UNSUPPORTED');
    const existed = await store.unlinkRevision(reference);
    if (!found) throw new RegistryError('UNKNOWN');
    if (!existed) throw new RegistryError('MANIFEST_UNKNOWN');
  }

  getBlob(digest: string): Promise<ServedBlob> {
    return findBlob(this.#context, digest);
  }

  async deleteBlob(digest: string): Promise<void> {
    if (!(await this.#context.store.unlinkLayer(digest))) throw new RegistryError('BLOB_UNKNOWN');
  }

  linkBlob(digest: string, alias: string): Promise<void> {
    return this.#context.store.linkLayer(digest, alias);
  }

  async mountBlob(digest: string, from: string | undefined): Promise<boolean> {
    const source = from === undefined ? undefined : this.#contextOf(from);
    const kept = source && (await storedAs(source, digest));
    if (kept === undefined) return false;
    await this.linkBlob(kept, digest);
    return true;
  }

  async tags(): Promise<string[]> {
    const { api, namespace, stream } = this.#context;
    const found = await api.getImageStream(namespace, stream).catch(unlessNotFound);
    if (!found) throw new RegistryError('NAME_UNKNOWN', { detail: { name: this.name } });
    return pullableTags(found);
  }
}
