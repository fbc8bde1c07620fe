import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Sends messages of a WebSocket. */
export interface MessageSender {
  send(message: Uint8Array | string, binary: boolean): void;
  /** Once all has been sent. */
  close(code: number): void;
}

/**
 * Hands each message to the connection when the one before has left, so that each is in a TLS record of its own, as with servers
 * in Go. A client that waits at the socket for the next message (Python's) never sees one in a record that it has begun.
 *
 * @param connection what the WebSocket was made of; what it still has to write, like the answer to the handshake, goes first
 */
export const sendOneByOne = (socket: WebSocket, connection: Duplex): MessageSender => {
  let before = new Promise<void>((resolve) => void connection.write('', () => resolve()));
  const then = (step: (done: () => void) => void): void => {
    before = before.then(() => new Promise<void>(step));
  };
  return {
    send: (message, binary) =>
      then((done) => (socket.readyState === socket.OPEN ? socket.send(message, { binary }, () => done()) : done())),
    close: (code) =>
      then((done) => {
        socket.close(code);
        done();
      }),
  };
};
