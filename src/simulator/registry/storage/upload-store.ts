import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseDigest } from '../../../image/digest.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { BlobStore } from './blob-store.ts';
import type { StorageDriver } from './storage-driver.ts';
import { Upload } from './upload.ts';

interface UploadStoreOptions {
  readonly driver: StorageDriver;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Names uploads; random when absent. */
  readonly newId?: (() => string) | undefined;
  /** Whether content is kept by its sha256 whatever digest it comes under, as distribution keeps it. @default by that digest */
  readonly keepsBySha256?: boolean;
}

/** The uploads under way, in `_uploads` of each repository. */
export class UploadStore {
  readonly #options: UploadStoreOptions;
  readonly #open = new Map<string, Upload>();

  constructor(options: UploadStoreOptions) {
    this.#options = options;
  }

  async start(repository: string): Promise<Upload> {
    const { driver, clock, newId = randomUUID } = this.#options;
    const id = newId();
    const folder = driver.layout.upload(repository, id);
    const startedAt = new Date(clock.now()).toISOString().replace(/\.\d+/, '');
    driver.put(join(folder, 'startedat'), Buffer.from(startedAt));
    driver.put(join(folder, 'data'), Buffer.alloc(0));
    const upload = new Upload(id, join(folder, 'data'), driver);
    this.#open.set(`${repository}/${id}`, upload);
    return upload;
  }

  /** An upload begun before, also by an earlier run of the registry on the same storage. */
  async find(repository: string, id: string): Promise<Upload | undefined> {
    const known = this.#open.get(`${repository}/${id}`);
    if (known) return known;
    const { driver } = this.#options;
    const file = join(driver.layout.upload(repository, id), 'data');
    if (!driver.exists(file)) return undefined;
    const upload = new Upload(id, file, driver);
    this.#open.set(`${repository}/${id}`, upload);
    return upload;
  }

  /** Makes the data a blob if it has the digest, and says by which digest it is kept; otherwise the upload stays. */
  async commit(repository: string, upload: Upload, digest: string): Promise<string | undefined> {
    const { blobs, keepsBySha256 = false } = this.#options;
    if ((await upload.digest(parseDigest(digest).algorithm)) !== digest) return undefined;
    const kept = keepsBySha256 ? await upload.digest('sha256') : digest;
    await blobs.adopt(kept, upload.file);
    await this.cancel(repository, upload);
    return kept;
  }

  async cancel(repository: string, upload: Upload): Promise<void> {
    this.#open.delete(`${repository}/${upload.id}`);
    await upload.remove();
  }
}
