/**
 * The files of a registry's storage as far as the two sides can know of the same ones: repositories of the given projects,
 * and blobs that those link to. Digests that no output has named yet are told apart by where they lie alone.
 */
export const storageText = (
  listing: string,
  digests: ReadonlyMap<string, string>,
  projects: ReadonlySet<string>,
): string => {
  const files = listing.split('\n').filter((file) => file !== '');
  const own = files.filter((file) => projects.has(/\/repositories\/([^/]+)/.exec(file)?.[1] ?? ''));
  const linked = new Set(own.flatMap((file) => file.match(digestPattern) ?? []));
  const blobs = files.filter((file) => linked.has(/\/blobs\/.*\/([0-9a-f]{64})\/data$/.exec(file)?.[1] ?? ''));
  return [...own, ...blobs]
    .map((file) =>
      file
        .replace(/\/blobs\/sha256\/..\//, '/blobs/sha256/')
        .replaceAll(digestPattern, (digest) => digests.get(digest) ?? '<digest>')
        .replace(/_uploads\/[0-9a-f-]{36}/, '_uploads/<upload>'),
    )
    .sort()
    .join('\n');
};

const digestPattern = /\b[0-9a-f]{64}\b/g;
