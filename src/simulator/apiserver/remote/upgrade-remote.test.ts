import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { startTestServer } from '../test-server.ts';

const version = { group: 'metrics.k8s.io', version: 'v1beta1' };
const resources = [{ name: 'nodes', singularName: '', namespaced: false, kind: 'NodeMetrics', verbs: ['get'] }];

const start = async (t: TestContext) => {
  const authority = await sharedAuthority();
  const { key, certificate: cert } = await authority.issueServing({ dns: ['metrics.a.svc'], ips: [] });
  const identity = await authority.issueClient({ name: 'system:openshift-aggregator' });
  const asked: unknown[] = [];
  const server = createServer({ key, cert }, (_, response) => response.writeHead(404).end('none here')).listen(0);
  const echo = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    asked.push([request.url, request.headers['x-remote-user'], request.headers.authorization]);
    if (request.url?.endsWith('/refused')) socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno');
    else
      echo.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('message', (data) => webSocket.send(`heard ${data}`));
      });
  });
  await once(server, 'listening');
  const api = await startTestServer();
  t.after(async () => {
    await api[Symbol.asyncDispose]();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const place = { address: '127.0.0.1', port, host: 'metrics.a.svc', ca: api.ca, isTrusted: false, identity };
  api.catalog.addRemote({ ...version, place, resources });
  const open = (path: string) =>
    new WebSocket(`${api.server.url.replace('https', 'wss')}/apis/metrics.k8s.io/v1beta1/${path}`, {
      ca: api.ca,
      headers: { authorization: 'Bearer admin' },
    });
  return { open, asked };
};

test('a connection that speaks another protocol reaches the server behind an APIService', async (t) => {
  const { open, asked } = await start(t);
  const socket = open('nodes/a/talk?x=1');
  await once(socket, 'open');
  socket.send('hello');
  const [message] = await once(socket, 'message');
  assert.equal(String(message), 'heard hello');
  assert.deepEqual(asked, [['/apis/metrics.k8s.io/v1beta1/nodes/a/talk?x=1', 'admin', undefined]]);
  socket.terminate();
});

test('what that server refuses is passed back', async (t) => {
  const { open } = await start(t);
  const [error] = await once(
    open('nodes/refused').on('open', () => assert.fail('opened')),
    'error',
  );
  assert.match(String(error), /Unexpected server response: 403/);
});
