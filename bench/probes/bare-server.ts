import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { servingCertificate } from '../serving-certificate.ts';

// The least that could answer a request over TLS: the same certificates, and nothing behind the server. What is posted goes to
// whoever watches.
const { certificate, key } = await servingCertificate();
const watchers: ServerResponse[] = [];
const server = createServer({ cert: certificate, key }, async (request, response) => {
  if (request.url?.includes('watch=')) {
    response.flushHeaders();
    watchers.push(response);
    return;
  }
  if (request.method === 'POST') {
    const event = `{"type":"ADDED","object":${await text(request)}}\n`;
    for (const watcher of watchers) watcher.write(event);
  }
  response.end('{}');
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ api: `https://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
process.once('SIGTERM', () => process.exit());
