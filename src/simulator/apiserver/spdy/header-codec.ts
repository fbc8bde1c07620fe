import { constants, createDeflate, createInflate } from 'node:zlib';
import { headerDictionary } from './header-dictionary.ts';

/** Reads and writes the header blocks of one connection; all blocks of a direction are one compressed stream. */
export interface HeaderCodec {
  decode(block: Uint8Array): Promise<Record<string, string>>;
  encode(headers: Readonly<Record<string, string>>): Promise<Buffer>;
  close(): void;
}

export const createHeaderCodec = (): HeaderCodec => {
  const options = { dictionary: headerDictionary, flush: constants.Z_SYNC_FLUSH };
  const inflate = createInflate(options);
  const deflate = createDeflate(options);
  return {
    decode: async (block) => parseHeaders(await through(inflate, block)),
    encode: (headers) => through(deflate, writeHeaders(headers)),
    close: () => {
      inflate.close();
      deflate.close();
    },
  };
};

type Compression = ReturnType<typeof createInflate> | ReturnType<typeof createDeflate>;

const through = (stream: Compression, bytes: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.write(bytes, () => {
      stream.off('error', reject);
      resolve((stream.read() as Buffer | null) ?? Buffer.alloc(0));
    });
  });

const parseHeaders = (block: Buffer): Record<string, string> => {
  let position = 0;
  const number = (): number => {
    position += 4;
    return block.readUInt32BE(position - 4);
  };
  const text = (): string => {
    const length = number();
    position += length;
    return block.toString('latin1', position - length, position);
  };
  const headers: Record<string, string> = {};
  for (let count = number(); count > 0; count--) headers[text().toLowerCase()] = text();
  return headers;
};

const writeHeaders = (headers: Readonly<Record<string, string>>): Buffer => {
  const pairs = Object.entries(headers);
  return Buffer.concat([
    uint32(pairs.length),
    ...pairs.flat().flatMap((text) => [uint32(text.length), Buffer.from(text, 'latin1')]),
  ]);
};

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
