import type { Duplex } from 'node:stream';
import { controlFrame, dataFrame, FIN, type Frame, GOAWAY, PING, readFrames, SYN_REPLY, SYN_STREAM } from './frame.ts';
import { createHeaderCodec, uint32 } from './header-codec.ts';

/** The longest piece that is sent in one frame. */
const MAX_DATA = 32 * 1024;

/** A stream that the client has opened on a SPDY connection. */
export interface SpdyStream {
  readonly headers: Readonly<Record<string, string>>;
  /** Called with what the client sends. */
  onData: (chunk: Buffer) => void;
  /** Called once, when the client sends no more. */
  onEnd: () => void;
  write(chunk: Uint8Array): void;
  end(): void;
}

/**
 * Speaks SPDY/3.1 as a server, as far as kubectl up to 1.29 uses it: the client opens streams, and both sides send on them.
 *
 * @param onStream is told of each stream that the client opens
 * @returns how to end the connection
 * @see https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/
 */
export const spdyConnection = (
  socket: Duplex,
  head: Buffer,
  onStream: (stream: SpdyStream) => void,
): { close(): void } => {
  const codec = createHeaderCodec();
  const streams = new Map<number, SpdyStream>();
  let rest: Buffer = Buffer.alloc(0);
  let last = 0;
  let work: Promise<void> = Promise.resolve();
  const send = (bytes: Buffer): void => void (socket.writable && socket.write(bytes));

  const open = async ({ payload, flags }: Frame): Promise<void> => {
    const id = payload.readUInt32BE(0) & 0x7fffffff;
    const headers = await codec.decode(payload.subarray(10));
    last = id;
    const stream: SpdyStream = {
      headers,
      onData: () => undefined,
      onEnd: () => undefined,
      write: (chunk) => {
        for (let start = 0; start < chunk.length; start += MAX_DATA)
          send(dataFrame(id, chunk.subarray(start, start + MAX_DATA)));
      },
      end: () => send(dataFrame(id, Buffer.alloc(0), FIN)),
    };
    streams.set(id, stream);
    send(controlFrame(SYN_REPLY, Buffer.concat([uint32(id), await codec.encode({})])));
    onStream(stream);
    if (flags & FIN) stream.onEnd();
  };

  const handle = async (frame: Frame): Promise<void> => {
    if (!frame.control) {
      const stream = streams.get(frame.stream);
      if (frame.payload.length > 0) stream?.onData(frame.payload);
      if (frame.flags & FIN) stream?.onEnd();
    } else if (frame.type === SYN_STREAM) await open(frame);
    else if (frame.type === PING) send(controlFrame(PING, frame.payload));
  };

  const read = (chunk: Buffer): void => {
    const parsed = readFrames(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    rest = parsed.rest;
    for (const frame of parsed.frames) work = work.then(() => handle(frame)).catch(() => void socket.destroy());
  };

  socket.on('data', read);
  socket.on('close', () => {
    codec.close();
    for (const stream of streams.values()) stream.onEnd();
  });
  if (head.length > 0) read(head);
  return {
    close: () => {
      send(controlFrame(GOAWAY, Buffer.concat([uint32(last), uint32(0)])));
      socket.end();
    },
  };
};
