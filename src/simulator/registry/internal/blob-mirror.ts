import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import type { RepositoryStore } from '../storage/repository-store.ts';
import type { UploadStore } from '../storage/upload-store.ts';

/** Counts work that goes on after its request was answered, so that the cluster knows when it is at rest. */
export interface ActivityTracker {
  track<T>(work: Promise<T>): Promise<T>;
}

interface BlobMirrorOptions {
  readonly uploads: UploadStore;
  readonly activity?: ActivityTracker | undefined;
}

/** A copy under way; neither promise rejects: what fails is tried again by the next pull. */
export interface BlobCopy {
  /** The remote registry has been asked for the blob. */
  readonly begun: Promise<void>;
  /** The blob is in storage, or will not be. */
  readonly done: Promise<void>;
}

/**
 * Copies remote blobs into the registry's storage in the background: once per digest at a time, to the end even if the client that
 * set it off goes away. The empty `_uploads` folder stays behind.
 */
export class BlobMirror {
  readonly #options: BlobMirrorOptions;
  readonly #running = new Map<string, BlobCopy>();

  constructor(options: BlobMirrorOptions) {
    this.#options = options;
  }

  /** Starts to copy, or joins the copy that is under way. */
  start(digest: string, remote: RepositoryClient, store: RepositoryStore): BlobCopy {
    const running = this.#running.get(digest);
    if (running) return running;
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const work = this.#copy(digest, remote, store, begin)
      .catch(() => undefined)
      .finally(() => {
        this.#running.delete(digest);
        begin();
      });
    const copy: BlobCopy = { begun, done: this.#options.activity?.track(work) ?? work };
    this.#running.set(digest, copy);
    return copy;
  }

  async #copy(digest: string, remote: RepositoryClient, store: RepositoryStore, begin: () => void): Promise<void> {
    const { uploads } = this.#options;
    await remote.headBlob(digest);
    const { body } = await remote.getBlob(digest, { verify: false });
    begin();
    const upload = await uploads.start(store.name);
    try {
      await upload.append(body);
    } catch (error) {
      await uploads.cancel(store.name, upload);
      throw error;
    }
    const kept = await uploads.commit(store.name, upload, digest);
    if (kept === undefined) return uploads.cancel(store.name, upload);
    await store.linkLayer(kept, digest);
  }
}
