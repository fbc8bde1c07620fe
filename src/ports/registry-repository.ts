/** A manifest as a registry keeps it. */
export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Content that a manifest refers to. */
export interface RepositoryBlob {
  readonly digest: string;
  readonly size: number;
}

/**
 * One repository of images, in a registry or in a folder. What a registry refuses is thrown with the `status` and `errors`
 * of {@link RegistryRefusal}.
 */
export interface RegistryRepository {
  /** The digest that a tag leads to. */
  resolve(tag: string): Promise<string>;
  manifest(digest: string): Promise<StoredManifest>;
  tags(): Promise<string[]>;
  hasBlob(digest: string): Promise<boolean>;
  blob(digest: string): Promise<Uint8Array>;
  putBlob(digest: string, content: Uint8Array): Promise<void>;
  /** Takes a blob over from another repository of the same registry. @returns whether the registry did */
  mountBlob(blob: RepositoryBlob, from: string): Promise<boolean>;
  /** Stores a manifest, and lets a tag lead to it. @returns its digest */
  putManifest(content: Uint8Array, mediaType: string, tag?: string): Promise<string>;
}

/** How a registry shows that it is the one that was meant. */
export interface RegistryTrust {
  /** Accept any certificate, and plain HTTP. */
  readonly insecure?: boolean;
  /** PEM certificates of authorities, in place of the usual ones. */
  readonly authority?: string | undefined;
}

/** How a repository is opened. */
export interface RepositoryRequest extends RegistryTrust {
  /** Texts of a `config.json` of Docker or a `.dockerconfigjson`: the credentials of registries, the first that fit count. */
  readonly credentials?: readonly string[];
  /** Whether something will be written. */
  readonly push?: boolean;
}

/** The part of an error that tells what a registry answered. */
export interface RegistryRefusal extends Error {
  readonly status?: number;
  readonly errors?: readonly { readonly code: string }[];
}
