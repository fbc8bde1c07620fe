import type { Descriptor } from '../../../image/descriptor.ts';
import type { ByteRange } from '../storage/blob-store.ts';
import type { Accepts } from './accepts.ts';

/** A manifest as it is served: its exact bytes. */
export interface ServedManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A blob as it is served; nothing is read before `open` or `content`. */
export interface ServedBlob {
  readonly digest: string;
  readonly size: number;
  /** As the header carries it: with quotes from local storage, without from elsewhere. */
  readonly etag: string;
  /** Whether the answer may be cached for good. */
  readonly isImmutable: boolean;
  open(range?: ByteRange): Promise<AsyncIterable<Buffer>>;
  /** All of it at once, where it is small and at hand: a stream would cost more than the blob. */
  content?(): Promise<Buffer | undefined>;
  /** What must have happened before the answer ends, besides sending it. */
  readonly settled?: Promise<unknown>;
}

/** A manifest on its way in. */
export interface ManifestPush {
  /** Tag or digest. */
  readonly reference: string;
  /** Further tags for a push by digest. */
  readonly tags: readonly string[];
  readonly content: Buffer;
  readonly mediaType: string;
}

/** A manifest that was taken. */
export interface AcceptedManifest {
  readonly digest: string;
  /** The manifest that this one refers to, where the registry keeps track of that. */
  readonly subject?: string;
  /** The further tags that were set. */
  readonly tags?: readonly string[];
}

/**
 * What the distribution API needs of a repository. Every method throws `RegistryError` for what it refuses. The two kinds of
 * registry differ behind this interface: one keeps everything on its disk, the other asks image streams and other registries.
 */
export interface Repository {
  readonly name: string;
  /** By tag or digest. */
  getManifest(reference: string): Promise<ServedManifest>;
  /** What a client gets of a manifest that it asked for by `reference`. @default the manifest itself, whatever the client knows */
  adapt?(reference: string, manifest: ServedManifest, accepts: Accepts): Promise<ServedManifest>;
  /** Checks and stores a manifest. */
  putManifest(push: ManifestPush): Promise<AcceptedManifest>;
  deleteManifest(reference: string): Promise<void>;
  getBlob(digest: string): Promise<ServedBlob>;
  deleteBlob(digest: string): Promise<void>;
  /** Takes a finished upload into the repository, also under the digest that it came with. */
  linkBlob(digest: string, alias: string): Promise<void>;
  /** Takes over a blob of another repository, or of any one (`from` undefined); whether that was possible. */
  mountBlob(digest: string, from: string | undefined): Promise<boolean>;
  /** In the order in which they are listed. */
  tags(): Promise<readonly string[]>;
  /** Absent where the registry has no such API. */
  referrers?(digest: string): Promise<readonly Descriptor[]>;
}
