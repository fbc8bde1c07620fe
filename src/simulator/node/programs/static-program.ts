import type { Command } from '../exec/process.ts';

/** So many instructions run before a program is taken to be one that computes for ever. */
const MOST_INSTRUCTIONS = 10_000;

/** The numbers of Linux's system calls on x86-64 that are carried out; at any other the program is taken to wait. */
const WRITE = 1;
const BLOCK_SIGNALS = 14;
const EXIT = 60;
const EXIT_GROUP = 231;

/**
 * What a small static Linux program for x86-64 does: its code is followed as far as it sets registers and asks the
 * kernel to write or to exit. With the first instruction or call beyond that it runs on until it is stopped.
 *
 * @param content the executable
 * @returns `undefined` when it is no such program
 * @see https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
 */
export const staticProgram = (content: Uint8Array): Command | undefined => {
  const image = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (image.length < 120 || image.toString('latin1', 0, 5) !== '\x7fELF\x02' || image.readUInt16LE(18) !== 62)
    return undefined;
  const entry = Number(image.readBigUInt64LE(24));
  const segment = segmentOf(image, entry);
  if (segment === undefined) return undefined;
  return async ({ out, container: { clock } }) => {
    const code = follow(image, segment, entry, out);
    if (code === undefined) await new Promise<void>((resolve) => clock.after(Number.POSITIVE_INFINITY, resolve));
    return code ?? 0;
  };
};

/** Where a part of the file is in memory. */
interface Segment {
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** The loaded segment that an address lies in. */
const segmentOf = (image: Buffer, address: number): Segment | undefined => {
  const start = Number(image.readBigUInt64LE(32));
  const size = image.readUInt16LE(54);
  for (let index = 0; index < image.readUInt16LE(56); index++) {
    const at = start + index * size;
    if (at + 56 > image.length) return undefined;
    const segment = {
      offset: Number(image.readBigUInt64LE(at + 8)),
      address: Number(image.readBigUInt64LE(at + 16)),
      size: Number(image.readBigUInt64LE(at + 32)),
    };
    if (image.readUInt32LE(at) === 1 && address >= segment.address && address < segment.address + segment.size)
      return segment;
  }
  return undefined;
};

/** Runs it; the exit code, or `undefined` when it does not end by itself. */
const follow = (
  image: Buffer,
  segment: Segment,
  entry: number,
  out: (output: Uint8Array) => void,
): number | undefined => {
  const registers = { eax: 0, edi: 0, esi: 0, edx: 0 };
  let at = entry - segment.address + segment.offset;
  for (let count = 0; count < MOST_INSTRUCTIONS && at + 6 <= image.length; count++) {
    const register = MOVES[image[at] as number];
    if (register !== undefined) {
      registers[register] = image.readUInt32LE(at + 1);
      at += 5;
    } else if (image[at] === 0x41 && image[at + 1] === 0xba) {
      at += 6;
    } else if (image[at] === 0x0f && image[at + 1] === 0x05) {
      const { eax: call, edi, esi, edx } = registers;
      if (call === EXIT || call === EXIT_GROUP) return edi & 255;
      if (call === WRITE)
        out(image.subarray(esi - segment.address + segment.offset, esi - segment.address + segment.offset + edx));
      else if (call !== BLOCK_SIGNALS) return undefined;
      at += 2;
    } else {
      return undefined;
    }
  }
  return undefined;
};

/** `mov r32, imm32`, by its first byte. */
const MOVES: Readonly<Record<number, 'eax' | 'edi' | 'esi' | 'edx'>> = {
  184: 'eax',
  186: 'edx',
  190: 'esi',
  191: 'edi',
};
