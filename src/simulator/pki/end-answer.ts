import type { ServerResponse } from 'node:http';

/** So little that it never fills what Node.js buffers for a connection. */
const LAST_PIECE = 1024;

/**
 * Ends an answer with its content, of which the last piece follows when the rest has left. TLS of Node.js tells of a finished write
 * one turn late: to the server a long answer still waits to be sent when the client, who has all of it, asks for the next thing.
 * The server then stops its parser, which TLS goes on to feed with what it has decrypted already, and breaks the connection off
 * (`HPE_PAUSED`) in the middle of a request with a long body.
 *
 * @see https://github.com/nodejs/node/blob/v24.x/lib/_http_server.js
 */
export const endAnswer = (response: ServerResponse, content: Uint8Array): void => {
  if (content.length + LAST_PIECE < response.writableHighWaterMark) return void response.end(content);
  const last = content.subarray(-LAST_PIECE);
  if (response.write(content.subarray(0, -LAST_PIECE))) response.end(last);
  else response.once('drain', () => response.end(last));
};
