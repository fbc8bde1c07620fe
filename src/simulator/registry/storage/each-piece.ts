import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Takes a piece at once, or says when it has; it does not throw. */
export type TakePiece = (piece: Buffer) => Promise<void> | undefined;

/**
 * Reads a body piece by piece as it arrives; no other reader may have it. A piece is good until `take` has taken it: the memory of
 * those that HTTP/1.1 brought is given back then, because until the garbage collector finds them the next ones need memory that no
 * cache has seen. That, and doing without an iterator, is a third of what receiving a layer takes.
 *
 * @throws what ended the body before its time, once everything before it has been taken
 */
export const eachPiece = async (body: Readable, take: TakePiece): Promise<void> => {
  const isOfParser = (body as { httpVersionMajor?: number }).httpVersionMajor === 1;
  let taking: Promise<void> | undefined;
  body.on('data', (piece: Buffer) => {
    const later = take(piece);
    if (later === undefined) {
      if (isOfParser) release(piece);
      return;
    }
    body.pause();
    taking = later.then(
      () => {
        if (isOfParser) release(piece);
        body.resume();
      },
      (error: unknown) => void body.destroy(error as Error),
    );
  });
  try {
    await finished(body, { writable: false });
  } finally {
    await taking;
  }
};

/** Node's parser of HTTP/1.1 copies every piece to memory of its own. */
const release = ({ buffer, byteLength }: Buffer): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};
