import type { ClusterApi } from '../cluster-api.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { RepositoryStore } from '../storage/repository-store.ts';
import type { BlobMirror } from './blob-mirror.ts';
import type { RegistryUser } from './registry-user.ts';
import type { RemoteRepositories } from './remote-repositories.ts';
import type { RepositoryDigests } from './repository-digests.ts';
import type { SigningKey } from './schema1/signing-key.ts';

/** What serving one image stream takes. */
export interface StreamContext {
  readonly namespace: string;
  readonly stream: string;
  readonly caller: RegistryUser;
  /** The registry's own host, which images that were pushed here refer to. */
  readonly host: string;
  readonly api: ClusterApi;
  readonly store: RepositoryStore;
  readonly sibling: (name: string) => RepositoryStore;
  readonly blobs: BlobStore;
  readonly remotes: RemoteRepositories;
  readonly digests: RepositoryDigests;
  /** Whether manifests that are parts of a list are taken and served by their digest. */
  readonly servesPartsOfLists: boolean;
  /** What manifests are signed with that the registry makes itself. */
  readonly signingKey: SigningKey;
  /** Absent: what is pulled through is not kept. */
  readonly mirror?: BlobMirror | undefined;
}
