import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { ClientCertificate } from './client-certificate.ts';
import { type Exchange, encoded } from './exchange.ts';
import { readBody } from './read-body.ts';

/** An exchange over one stream of an HTTP/2 connection. */
export const http2Exchange = (
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  certificate: ClientCertificate | undefined,
): Exchange => ({
  method: headers[':method'] ?? 'GET',
  target: headers[':path'] ?? '/',
  headers,
  certificate,
  readBody: (limit) => readBody(stream, limit),
  answer: (code, answerHeaders, body) => {
    if (stream.destroyed) return;
    const content = encoded(body, answerHeaders);
    stream.respond({ ':status': code, ...answerHeaders, 'content-length': String(Buffer.byteLength(content)) });
    stream.end(headers[':method'] === 'HEAD' ? undefined : content);
    stream.resume();
  },
  stream: (code, answerHeaders) => {
    if (!stream.destroyed) stream.respond({ ':status': code, ...answerHeaders });
    return {
      write: (chunk) => stream.destroyed || stream.write(chunk),
      drained: () =>
        new Promise((resolve) => {
          if (stream.closed || !stream.writableNeedDrain) return resolve();
          stream.once('drain', resolve).once('close', resolve);
        }),
      buffered: () => stream.writableLength,
      end: () => stream.end(),
      abort: () => stream.destroy(),
      onClose: (callback) => void (stream.closed ? callback() : stream.once('close', callback)),
    };
  },
});
