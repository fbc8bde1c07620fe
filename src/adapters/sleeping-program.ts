/**
 * A static Linux program for x86-64 that prints a line, waits for SIGTERM or SIGINT and exits with 0: what the containers of test
 * images run. Assembled here, so that an image needs nothing but this source and is the same on every machine.
 *
 * The signals are blocked and waited for, because the first process of a container ignores signals that it has no handler for.
 *
 * @param line what it prints, without the line feed
 */
export const sleepingProgram = (line: string): Buffer => {
  const message = Buffer.from(`${line}\n`);
  const code = instructions(0, message.length);
  const data = loadAddress + headerLength + code.length;
  return Buffer.concat([
    elfHeader(code.length + signalSet.length + message.length),
    Buffer.from(instructions(data, message.length)),
    signalSet,
    message,
  ]);
};

const loadAddress = 0x40_0000;
const headerLength = 64 + 56;

/** SIGINT (2) and SIGTERM (15), one bit each, counted from 1. */
const signalSet = Buffer.of(0x02, 0x40, 0, 0, 0, 0, 0, 0);

/** `data` is the address of the signal set; the message follows it. */
const instructions = (data: number, messageLength: number): number[] => {
  const block = [...eax(14), ...edi(0), ...esi(data), ...edx(0), ...r10d(8), ...syscall];
  const write = [...eax(1), ...edi(1), ...esi(data + signalSet.length), ...edx(messageLength), ...syscall];
  const wait = [...eax(128), ...edi(data), ...esi(0), ...edx(0), ...r10d(8), ...syscall];
  const again = [0x85, 0xc0, 0x78, 0x100 - (wait.length + 4)];
  const exit = [...eax(60), ...edi(0), ...syscall];
  return [...block, ...write, ...wait, ...again, ...exit];
};

const immediate = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
const eax = (value: number): number[] => [0xb8, ...immediate(value)];
const edi = (value: number): number[] => [0xbf, ...immediate(value)];
const esi = (value: number): number[] => [0xbe, ...immediate(value)];
const edx = (value: number): number[] => [0xba, ...immediate(value)];
const r10d = (value: number): number[] => [0x41, 0xba, ...immediate(value)];
const syscall = [0x0f, 0x05];

/** An executable of one segment that is loaded as it stands in the file. */
const elfHeader = (contentLength: number): Buffer => {
  const header = Buffer.alloc(headerLength);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(62, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(loadAddress + headerLength), 24);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  const segment = header.subarray(64);
  segment.writeUInt32LE(1, 0);
  segment.writeUInt32LE(5, 4);
  segment.writeBigUInt64LE(BigInt(loadAddress), 16);
  segment.writeBigUInt64LE(BigInt(loadAddress), 24);
  segment.writeBigUInt64LE(BigInt(headerLength + contentLength), 32);
  segment.writeBigUInt64LE(BigInt(headerLength + contentLength), 40);
  segment.writeBigUInt64LE(0x1000n, 48);
  return header;
};
