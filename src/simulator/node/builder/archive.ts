import type { FileEntry } from '../files/file-tree.ts';

/** Bytes that are no archive. */
export class NoArchiveError extends Error {}

/**
 * Unpacks a tar archive, compressed by gzip or not, with the content of all its files.
 *
 * @throws NoArchiveError
 */
export const readArchive = async (bytes: Buffer): Promise<FileEntry[]> => {
  const [{ default: tar }, { gunzipSync }] = await Promise.all([import('tar-stream'), import('node:zlib')]);
  const entries: FileEntry[] = [];
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const extract = tar.extract();
    extract.end(plain);
    for await (const entry of extract) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      entries.push(...entryOf(entry.header, Buffer.concat(chunks)));
    }
    return entries;
  } catch (error) {
    throw new NoArchiveError((error as Error).message, { cause: error });
  }
};

/** Whether bytes look like an archive that `ADD` unpacks. */
export const isArchive = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b) || Buffer.from(bytes.subarray(257, 262)).toString() === 'ustar';

interface Header {
  readonly name: string;
  readonly type?: string | null | undefined;
  readonly mode?: number | undefined;
  readonly mtime?: Date | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly linkname?: string | null | undefined;
}

const entryOf = (
  { name, type, mode = 0o644, mtime, uid = 0, gid = 0, linkname }: Header,
  content: Buffer,
): FileEntry[] => {
  const path = `/${name
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')}`;
  const common = { mode: mode & 0o7777, modified: mtime?.getTime() ?? 0, uid, gid };
  if (type === 'directory') return [{ path, status: { ...common, kind: 'directory', size: 4096 } }];
  if (type === 'symlink')
    return [{ path, status: { ...common, kind: 'symlink', size: (linkname ?? '').length, target: linkname ?? '' } }];
  if (type === 'file' || type === 'contiguous-file')
    return [{ path, status: { ...common, kind: 'file', size: content.length }, content }];
  return [];
};
