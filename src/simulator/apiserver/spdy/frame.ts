import { uint32 } from './header-codec.ts';

/** A frame of SPDY/3.1. Control frames have a type, data frames a stream. */
export type Frame =
  | { readonly control: true; readonly type: number; readonly flags: number; readonly payload: Buffer }
  | { readonly control: false; readonly stream: number; readonly flags: number; readonly payload: Buffer };

export const SYN_STREAM = 1;
export const SYN_REPLY = 2;
export const PING = 6;
export const GOAWAY = 7;
/** No more frames follow on the stream in this direction. */
export const FIN = 1;

const HEAD = 8;
const VERSION = 3;

/** Cuts the bytes of a connection into frames. `rest` is what does not make a whole frame yet. */
export const readFrames = (bytes: Buffer): { frames: Frame[]; rest: Buffer } => {
  const frames: Frame[] = [];
  let position = 0;
  while (bytes.length - position >= HEAD) {
    const end = position + HEAD + bytes.readUIntBE(position + 5, 3);
    if (end > bytes.length) break;
    const first = bytes.readUInt32BE(position);
    const flags = bytes[position + 4] as number;
    const payload = bytes.subarray(position + HEAD, end);
    frames.push(
      first >= 2 ** 31
        ? { control: true, type: first & 0xffff, flags, payload }
        : { control: false, stream: first, flags, payload },
    );
    position = end;
  }
  return { frames, rest: bytes.subarray(position) };
};

export const controlFrame = (type: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0x8000 | VERSION);
  head.writeUInt16BE(type, 2);
  return Buffer.concat([head, uint32(payload.length), payload]);
};

export const dataFrame = (stream: number, payload: Uint8Array, flags = 0): Buffer => {
  const head = Buffer.concat([uint32(stream), uint32(payload.length)]);
  head[4] = flags;
  return Buffer.concat([head, payload]);
};
