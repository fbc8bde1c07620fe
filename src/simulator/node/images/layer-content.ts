import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileEntry } from '../files/file-tree.ts';

/** What a layer unpacks to. */
export interface LayerContent {
  /** Bytes of the archive, uncompressed. */
  readonly size: number;
  readonly entries: readonly FileEntry[];
  /** The digest of the archive, uncompressed, where it was asked for. */
  readonly diffId?: string;
}

/** Larger files, and files beyond so many bytes in one layer, are known by name only. */
const LARGEST_FILE = 256 * 1024;
const LARGEST_LAYER = 8 * 1024 * 1024;

/**
 * Unpacks a layer from its compressed or plain bytes, at constant memory.
 *
 * @throws the error of `body`, or one that says what is wrong with the archive
 */
export const unpackLayer = async (body: Readable, { hashes = false } = {}): Promise<LayerContent> => {
  const [{ default: tar }, { createGunzip, createZstdDecompress }] = await Promise.all([
    import('tar-stream'),
    import('node:zlib'),
  ]);
  const first = await firstChunk(body);
  const decompress = isGzip(first) ? createGunzip() : isZstd(first) ? createZstdDecompress() : new PassThrough();
  const extract = tar.extract();
  let size = 0;
  const hash = hashes ? createHash('sha256') : undefined;
  decompress.on('data', (chunk: Buffer) => {
    size += chunk.length;
    hash?.update(chunk);
  });
  decompress.pipe(extract);
  const entries: FileEntry[] = [];
  const read = async (): Promise<void> => {
    let kept = 0;
    for await (const entry of extract) {
      const keeps = (entry.header.size ?? 0) <= LARGEST_FILE && kept + (entry.header.size ?? 0) <= LARGEST_LAYER;
      const chunks: Buffer[] = [];
      for await (const chunk of entry) if (keeps) chunks.push(chunk as Buffer);
      if (keeps) kept += entry.header.size ?? 0;
      const unpacked = fileEntry(entry.header, keeps ? Buffer.concat(chunks) : undefined);
      if (unpacked !== undefined) entries.push(unpacked);
    }
  };
  try {
    await Promise.all([read(), pipeline(body, decompress)]);
  } finally {
    body.destroy();
  }
  return { size, entries, ...(hash && { diffId: `sha256:${hash.digest('hex')}` }) };
};

/** Puts back what it has looked at. */
const firstChunk = async (body: Readable): Promise<Buffer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const look = (): void => {
    const chunk = body.read() as Buffer | null;
    if (chunk === null && !body.readableEnded) return;
    body.off('readable', look);
    if (chunk !== null) body.unshift(chunk);
    resolve(chunk ?? Buffer.alloc(0));
  };
  body.on('readable', look);
  body.once('error', reject);
  body.once('end', () => resolve(Buffer.alloc(0)));
  return promise;
};

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

const isZstd = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]));

interface TarHeader {
  readonly name: string;
  readonly type?: string | null | undefined;
  readonly size?: number | undefined;
  readonly mode?: number | undefined;
  readonly mtime?: Date | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly linkname?: string | null | undefined;
}

const fileEntry = (header: TarHeader, content: Buffer | undefined): FileEntry | undefined => {
  const { name, type, size = 0, mode = 0o644, mtime, uid = 0, gid = 0, linkname } = header;
  const path = `/${name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '')}`;
  const common = { mode: mode & 0o7777, modified: mtime?.getTime() ?? 0, uid, gid };
  if (type === 'directory') return { path, status: { ...common, kind: 'directory', size: 4096 } };
  if (type === 'symlink')
    return { path, status: { ...common, kind: 'symlink', size: (linkname ?? '').length, target: linkname ?? '' } };
  if (type === 'link')
    return {
      path,
      status: { ...common, kind: 'symlink', size: 0, target: `/${(linkname ?? '').replace(/^(?:\.?\/)+/, '')}` },
    };
  if (type === 'file' || type === 'contiguous-file')
    return { path, status: { ...common, kind: 'file', size }, content };
  return undefined;
};
