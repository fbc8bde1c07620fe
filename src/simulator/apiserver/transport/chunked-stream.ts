import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { AnswerStream } from './exchange.ts';

/** So many bytes are gathered at most before they are sent. */
const GATHERED = 64 * 1024;

/**
 * The chunks of an answer whose headers are out. What is written in one turn goes to the socket in one piece, and the same
 * text for many clients is made a chunk once; Node.js would send each chunk in three pieces and encode it for each client.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding
 */
export const chunkedStream = (response: ServerResponse, socket: Socket): AnswerStream => {
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = (): void => {
    if (size === 0) return;
    const [first] = waiting;
    const bytes = waiting.length === 1 && first !== undefined ? first : Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    if (!socket.destroyed) socket.write(bytes);
  };
  return {
    write: (chunk) => {
      if (chunk.length === 0) return true;
      const frame = framed(chunk);
      if (size === 0) flushSoon(flush);
      waiting.push(frame);
      size += frame.length;
      if (size >= GATHERED) flush();
      return !socket.writableNeedDrain;
    },
    drained: () => {
      flush();
      return new Promise((resolve) => {
        if (socket.destroyed || !socket.writableNeedDrain) return resolve();
        socket.once('drain', resolve).once('close', resolve);
      });
    },
    buffered: () => size + socket.writableLength,
    end: () => {
      flush();
      response.end();
    },
    abort: () => response.destroy(),
    onClose: (callback) => void (response.closed ? callback() : response.once('close', callback)),
  };
};

/** What is to be sent when this turn is over: one call for a hundred watchers that are told of the same change. */
let waitingFlushes: (() => void)[] = [];

const flushSoon = (flush: () => void): void => {
  if (waitingFlushes.length === 0) process.nextTick(flushAll);
  waitingFlushes.push(flush);
};

const flushAll = (): void => {
  const flushes = waitingFlushes;
  waitingFlushes = [];
  for (const flush of flushes) flush();
};

/** The last text: all watchers of a kind are told of a change in turn. */
let last: { readonly text: string; readonly frame: Buffer } | undefined;

const framed = (chunk: string | Uint8Array): Buffer => {
  if (typeof chunk !== 'string')
    return Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  if (last?.text !== chunk) {
    const length = Buffer.byteLength(chunk);
    const head = `${length.toString(16)}\r\n`;
    const frame = Buffer.allocUnsafe(head.length + length + 2);
    frame.write(head, 'latin1');
    frame.write(chunk, head.length);
    frame.write('\r\n', head.length + length, 'latin1');
    last = { text: chunk, frame };
  }
  return last.frame;
};
