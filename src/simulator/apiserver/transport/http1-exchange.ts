import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { endAnswer } from '../../pki/end-answer.ts';
import { chunkedStream } from './chunked-stream.ts';
import { clientCertificate } from './client-certificate.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import { type Exchange, encoded } from './exchange.ts';
import { readBody } from './read-body.ts';

/** An exchange over HTTP/1.1. */
export const http1Exchange = (request: IncomingMessage, response: ServerResponse): Exchange => ({
  method: request.method ?? 'GET',
  target: request.url ?? '/',
  headers: request.headers,
  certificate: clientCertificate(request.socket as TLSSocket),
  readBody: (limit) => readBody(request, limit),
  answer: (code, headers, body) => {
    const content = encoded(body, headers);
    response.writeHead(code, { ...headers, 'content-length': String(Buffer.byteLength(content)) });
    atEndOfTurn(() => (typeof content === 'string' ? void response.end(content) : endAnswer(response, content)));
  },
  stream: (code, headers) => {
    response.writeHead(code, headers);
    response.flushHeaders();
    response.on('error', () => undefined);
    // A pipelined answer has to wait for its turn, and one to a client of HTTP/1.0 or to a HEAD request has no chunks.
    if (response.chunkedEncoding && response.socket !== null && request.method !== 'HEAD')
      return chunkedStream(response, response.socket);
    return {
      write: (chunk) => response.write(chunk),
      drained: () =>
        new Promise((resolve) => {
          if (response.closed || !response.writableNeedDrain) return resolve();
          response.once('drain', resolve).once('close', resolve);
        }),
      buffered: () => response.writableLength,
      end: () => response.end(),
      abort: () => response.destroy(),
      onClose: (callback) => void (response.closed ? callback() : response.once('close', callback)),
    };
  },
});
