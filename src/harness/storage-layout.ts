/** What the storage of a registry holds for one repository, by digest. */
export interface StoredRepository {
  /** `_manifests/revisions`. */
  manifests: readonly string[];
  /** `_layers`: layers and configs alike. */
  blobs: readonly string[];
  /** `_manifests/tags`; the registry of OpenShift keeps none. */
  tags: readonly string[];
}

/** A listing of the files of a registry's storage, taken apart. */
export interface StorageListing {
  /** Below the root: `docker/registry/v2/…`. */
  files: readonly string[];
  /** Digests of everything in the store that all repositories share. */
  content: ReadonlySet<string>;
  repository(name: string): StoredRepository;
}

/**
 * Reads the output of `find -type f` in a storage root of the distribution layout.
 *
 * @see https://distribution.github.io/distribution/about/architecture/ and the storage driver's path specification
 */
export const parseStorageListing = (root: string, output: string): StorageListing => {
  const prefix = `${root.replace(/\/$/, '')}/`;
  const files = output
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length))
    .toSorted();
  const matches = (pattern: RegExp): string[] => files.flatMap((file) => pattern.exec(file)?.slice(1, 2) ?? []);
  return {
    files,
    content: new Set(
      matches(/^docker\/registry\/v2\/blobs\/sha256\/[0-9a-f]{2}\/([0-9a-f]{64})\/data$/).map((hex) => `sha256:${hex}`),
    ),
    repository: (name) => {
      const base = `docker/registry/v2/repositories/${name}/`;
      const below = files.filter((file) => file.startsWith(base)).map((file) => file.slice(base.length));
      const digests = (folder: string): string[] =>
        below.flatMap((file) => (file.startsWith(`${folder}/sha256/`) ? [`sha256:${file.split('/').at(-2)}`] : []));
      const tags = below.flatMap((file) => /^_manifests\/tags\/([^/]+)\//.exec(file)?.slice(1) ?? []);
      return { manifests: digests('_manifests/revisions'), blobs: digests('_layers'), tags: [...new Set(tags)] };
    },
  };
};
