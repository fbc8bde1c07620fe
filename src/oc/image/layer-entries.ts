import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Something in a layer. */
export interface LayerEntry {
  /** Without a slash in front. */
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly size: number;
  readonly linkname: string;
  readonly content: Buffer;
}

/** Unpacks a layer. @throws Error when it is no tar, gzipped or not */
export const readLayer = async (bytes: Uint8Array): Promise<LayerEntry[]> => {
  const { extract } = await import('tar-stream');
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const tar = extract();
  tar.end(isGzip ? await promisify(gunzip)(bytes) : Buffer.from(bytes));
  const entries: LayerEntry[] = [];
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const { name, type, mode = 0, size = 0, linkname } = entry.header;
    entries.push({
      name: name.replace(/^(\.?\/)+/, ''),
      type: type ?? 'file',
      mode,
      size,
      linkname: linkname ?? '',
      content: Buffer.concat(chunks),
    });
  }
  return entries;
};

/** `-rw-r-----`, as Go writes permissions. */
export const modeText = ({ type, mode }: LayerEntry): string => {
  const kind = type === 'directory' ? 'd' : type === 'symlink' ? 'L' : '-';
  const bits = [...'rwxrwxrwx'].map((letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-'));
  return kind + bits.join('');
};
