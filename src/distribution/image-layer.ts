import { storedGzip } from './stored-gzip.ts';
import { digestOf } from './verified-content.ts';

/** A file or, with a trailing slash in its name and no content, a folder of a layer. */
export interface LayerEntry {
  readonly name: string;
  readonly content?: Uint8Array | string;
  /** Permissions. @default 0o644, folders 0o755 */
  readonly mode?: number;
  /** @default 0 */
  readonly uid?: number;
  /** @default 0 */
  readonly gid?: number;
  /** Makes it a symbolic link to this path. */
  readonly target?: string;
}

/** A layer as it is pushed, and the digest of its uncompressed tar, which the image config lists. */
export interface ImageLayer {
  readonly digest: string;
  readonly size: number;
  readonly content: Buffer;
  readonly diffId: string;
}

/** Packs entries as a gzipped tar whose bytes depend on nothing but them. */
export const buildLayer = async (entries: readonly LayerEntry[]): Promise<ImageLayer> => {
  const { pack } = await import('tar-stream');
  const archive = pack();
  for (const { name, content, mode, uid = 0, gid = 0, target } of entries) {
    const type = target !== undefined ? 'symlink' : name.endsWith('/') ? 'directory' : 'file';
    const body = Buffer.from((content ?? '') as string);
    const link = target === undefined ? {} : { linkname: target };
    archive.entry(
      {
        name,
        type,
        mode: mode ?? (type === 'directory' ? 0o755 : 0o644),
        mtime: new Date(0),
        uid,
        gid,
        size: body.length,
        ...link,
      },
      body,
    );
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  const tar = Buffer.concat(chunks);
  const content = storedGzip(tar);
  return { digest: digestOf(content), size: content.length, content, diffId: digestOf(tar) };
};
