import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { servingCertificate } from '../serving-certificate.ts';

// The least that could stand for a registry: bodies are received and thrown away, layers come out of memory.
const scheme = process.argv[2] ?? 'http';
const piece = Buffer.alloc(250_000);
const pieces = 400;

const sendLayer = (response: ServerResponse, sent = 0): void => {
  if (sent === pieces) response.end();
  else response.write(piece, () => sendLayer(response, sent + 1));
};

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const { method, url = '' } = request;
  request.resume().once('end', () => {
    if (method === 'POST') response.writeHead(202, { Location: '/upload' }).end();
    else if (method === 'PUT') response.writeHead(201).end();
    else if (method === 'GET' && url.includes('/blobs/')) {
      response.writeHead(200, { 'Content-Length': pieces * piece.length });
      sendLayer(response);
    } else response.end(method === 'HEAD' ? undefined : '{}');
  });
};

const { certificate, key } = await servingCertificate();
const server = scheme === 'https' ? createSecureServer({ cert: certificate, key }, answer) : createServer(answer);
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ api: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`,
  );
});
process.once('SIGTERM', () => process.exit());
