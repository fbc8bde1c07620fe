import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { drain } from './drain.ts';
import { createTransport } from './transport.ts';

/** A port at which nobody listens. */
const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

test('what was to be sent is let go when the request fails', async () => {
  const port = await closedPort();
  const transport = createTransport({ dial: () => ({ address: '127.0.0.1', port }) });
  const body = new Readable({ read: () => undefined });
  const url = 'http://quay.io/v2/a/blobs/uploads/1';
  await assert.rejects(transport.send({ method: 'PUT', url, headers: {}, body, phase: 'request' }), {
    kind: 'unreachable',
  });
  assert.ok(body.destroyed);
  transport.close();
});

test('what was to be sent is let go when the request is given up before it began', async () => {
  const transport = createTransport({ dial: () => ({ address: '127.0.0.1', port: 9 }) });
  const body = new Readable({ read: () => undefined });
  const signals = [AbortSignal.abort(new DOMException('enough', 'AbortError'))];
  const url = 'http://quay.io/v2/a/blobs/uploads/1';
  await assert.rejects(transport.send({ method: 'PUT', url, headers: {}, body, phase: 'request', signals }), {
    kind: 'aborted',
  });
  assert.ok(body.destroyed);
  transport.close();
});

test('requests one after the other are on one connection', async (t) => {
  const server = http.createServer((_, answer) => answer.setHeader('Content-Length', 2).end('{}'));
  let connections = 0;
  server.on('connection', () => connections++);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const transport = createTransport({ dial: () => ({ address: '127.0.0.1', port }) });
  t.after(() => {
    transport.close();
    server.close();
  });
  for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'DELETE']) {
    const { body } = await transport.send({ method, url: 'http://quay.io/v2/', headers: {}, phase: 'request' });
    await drain(body);
  }
  assert.equal(connections, 1);
});
