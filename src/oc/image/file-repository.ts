import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseManifest } from '../../image/manifest.ts';
import type { RegistryRepository } from '../../ports/registry-repository.ts';

/**
 * A repository in a folder, as `oc image mirror` writes it: `v2/<name>/blobs/<digest>`, `v2/<name>/manifests/<digest>` and,
 * for a tag, a link to that.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/image/imagesource/file.go
 */
export const createFileRepository = (folder: string, name: string): RegistryRepository => {
  const place = (repository: string, kind: 'blobs' | 'manifests', file: string): string =>
    join(folder, 'v2', repository, kind, file);
  const blobs = (digest: string): string => place(name, 'blobs', digest);
  const manifests = (file: string): string => place(name, 'manifests', file);
  return {
    resolve: async (tag) => {
      const target = await readlink(manifests(tag)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Error('unknown blob') : new Error('not a symlink');
      });
      return basename(target);
    },
    manifest: async (digest) => {
      const content = await read(manifests(digest));
      return { digest, mediaType: parseManifest(content).mediaType, content };
    },
    tags: async () => {
      const entries = await readdir(join(folder, 'v2', name, 'manifests'), { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isSymbolicLink())
        .map((entry) => entry.name)
        .sort();
    },
    hasBlob: (digest) => isFile(blobs(digest)),
    blob: (digest) => read(blobs(digest)),
    putBlob: (digest, content) => put(blobs(digest), (file) => writeFile(file, content, { mode: 0o600 })),
    mountBlob: async ({ digest }, from) => {
      const source = place(from, 'blobs', digest);
      if (!(await isFile(source))) return false;
      await put(blobs(digest), (file) => link(source, file));
      return true;
    },
    putManifest: async (content, _, tag) => {
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
      await put(blobs(digest), (file) => writeFile(file, content, { mode: 0o600 }));
      await put(manifests(digest), (file) => link(blobs(digest), file));
      if (tag !== undefined) await put(manifests(tag), (file) => symlink(digest, file));
      return digest;
    },
  };
};

/** A file that is there is whole: it takes its name when it is complete. */
const put = async (path: string, write: (file: string) => Promise<void>): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await write(`${path}.download`);
  await rename(`${path}.download`, path);
};

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const read = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error(`open ${path}: no such file or directory`)
      : error;
  }
};
