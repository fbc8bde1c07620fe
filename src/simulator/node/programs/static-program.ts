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
  let course: Course | undefined;
  return async ({ out, container: { clock } }) => {
    course ??= follow(image, segment, entry);
    for (const output of course.outputs) out(output);
    if (course.code === undefined) await new Promise<void>((resolve) => clock.after(Number.POSITIVE_INFINITY, resolve));
    return course.code ?? 0;
  };
};

/** What a program does each time that it is run, for it reads nothing. */
interface Course {
  readonly outputs: readonly Uint8Array[];
  /** `undefined` when it does not end by itself. */
  readonly code: number | undefined;
}

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

const follow = (image: Buffer, segment: Segment, entry: number): Course => {
  const registers = { eax: 0, edi: 0, esi: 0, edx: 0 };
  const outputs: Uint8Array[] = [];
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
      if (call === EXIT || call === EXIT_GROUP) return { outputs, code: edi & 255 };
      const start = esi - segment.address + segment.offset;
      if (call === WRITE) outputs.push(image.subarray(start, start + edx));
      else if (call !== BLOCK_SIGNALS) break;
      at += 2;
    } else {
      break;
    }
  }
  return { outputs, code: undefined };
};

/** `mov r32, imm32`, by its first byte. */
const MOVES: Readonly<Record<number, 'eax' | 'edi' | 'esi' | 'edx'>> = {
  184: 'eax',
  186: 'edx',
  190: 'esi',
  191: 'edi',
};
