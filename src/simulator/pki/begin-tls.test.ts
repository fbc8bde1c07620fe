import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import test, { type TestContext } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { beginTls, refuseHandshake } from './begin-tls.ts';
import { sharedAuthority } from './shared-authority.ts';

const listen = async (context: TestContext): Promise<number> => {
  const { certificate: cert, key } = await (await sharedAuthority()).issueServing({ dns: ['localhost'], ips: [] });
  const front = createTlsServer({ cert, key }, (socket) => socket.end('secure')).on('tlsClientError', refuseHandshake);
  const server = createServer((socket) => beginTls(front, socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  return (server.address() as AddressInfo).port;
};

const said = async (port: number, greeting: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  socket.write(greeting);
  return text(socket);
};

test('who speaks plain HTTP to a secure port is told so', async (context) => {
  const port = await listen(context);
  const answer = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';
  for (const method of ['GET', 'HEAD', 'POST', 'PUT'])
    assert.equal(await said(port, `${method} /v2/ HTTP/1.1\r\nHost: localhost\r\n\r\n`), answer);
});

test('who speaks anything else is not', async (context) => {
  assert.doesNotMatch(await said(await listen(context), 'SSH-2.0-OpenSSH_9.2\r\n'), /HTTP/);
});
