import { crc32 } from 'node:zlib';

/** The most bytes that a stored block can hold. */
const blockLength = 0xffff;

/**
 * Wraps bytes as gzip without compressing them. Every gunzip reads it, and unlike the output of a compressor it is the same with
 * every version of zlib, which digests depend on.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952
 */
export const storedGzip = (content: Uint8Array): Buffer => {
  const header = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, ...storedBlocks(content), trailer]);
};

const storedBlocks = (content: Uint8Array): Uint8Array[] => {
  const count = Math.max(1, Math.ceil(content.length / blockLength));
  return Array.from({ length: count }, (_, index) => {
    const block = content.subarray(index * blockLength, (index + 1) * blockLength);
    const head = Buffer.alloc(5);
    head.writeUInt8(index === count - 1 ? 1 : 0, 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    return [head, block];
  }).flat();
};
