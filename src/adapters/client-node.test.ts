import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocketServer } from 'ws';
import { ApiStatusError } from '../errors/api-status-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import { connectKubeApi } from './client-node.ts';

const kubeconfig = (server: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'u', user: { token: 'secret' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'is-test' } }],
    'current-context': 'x',
  });

const serve = async (handle: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = await connectKubeApi({ text: kubeconfig(url) });
  const close = async (): Promise<void> => {
    api[Symbol.dispose]();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { server, api, [Symbol.asyncDispose]: close };
};

const answer = (response: ServerResponse, status: number, body: unknown, headers: object = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

test('a request carries query, body and the token of the user', async () => {
  const seen: Record<string, unknown> = {};
  await using fake = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    Object.assign(seen, {
      method: request.method,
      url: request.url,
      authorization: request.headers.authorization,
      type: request.headers['content-type'],
      body,
    });
    answer(response, 201, { ok: true }, { warning: '299 - "spec.x: \\"y\\" is deprecated"' });
  });
  const { headers, ...reply } = await fake.api.request({
    method: 'POST',
    path: '/api/v1/namespaces/a/pods',
    query: { dryRun: 'All', fieldManager: undefined },
    body: { a: 1 },
  });
  assert.deepEqual(reply, { status: 201, body: { ok: true }, warnings: ['spec.x: "y" is deprecated'] });
  assert.equal(headers?.['content-type'], 'application/json');
  assert.deepEqual(seen, {
    method: 'POST',
    url: '/api/v1/namespaces/a/pods?dryRun=All',
    authorization: 'Bearer secret',
    type: 'application/json',
    body: '{"a":1}',
  });
  assert.equal(fake.api.namespace, 'is-test');
});

test('a refusal is the Status of the server', async () => {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'pods "x" not found',
    reason: 'NotFound',
    code: 404,
  };
  await using fake = await serve((_, response) => answer(response, 404, status));
  await assert.rejects(
    fake.api.request({ method: 'GET', path: '/api/v1/pods/x' }),
    (error: ApiStatusError) =>
      error instanceof ApiStatusError && error.message === 'pods "x" not found' && error.status.code === 404,
  );
});

test('a refusal in plain text becomes a Status', async () => {
  await using fake = await serve((_, response) => response.writeHead(502).end('bad gateway'));
  await assert.rejects(
    fake.api.request({ method: 'GET', path: '/' }),
    (error: ApiStatusError) => error.status.code === 502 && error.message === 'bad gateway',
  );
});

test('a server that cannot be reached is a fault of the environment', async () => {
  const api = await connectKubeApi({ text: kubeconfig('http://127.0.0.1:1') });
  await assert.rejects(
    api.request({ method: 'GET', path: '/' }),
    (error: EnvironmentError) =>
      error instanceof EnvironmentError && /127\.0\.0\.1:1 cannot be reached/.test(error.message),
  );
});

test('a watch gives one event a line, also when a chunk ends inside one', async () => {
  await using fake = await serve((request, response) => {
    assert.equal(request.url, '/api/v1/pods?resourceVersion=5&watch=true');
    response.write('{"type":"ADDED","obj');
    response.end('ect":{"n":"é"}}\n{"type":"DELETED","object":{}}\n');
  });
  const events: unknown[] = [];
  for await (const event of fake.api.watch(
    { method: 'GET', path: '/api/v1/pods', query: { resourceVersion: 5 } },
    new AbortController().signal,
  ))
    events.push(event);
  assert.deepEqual(events, [
    { type: 'ADDED', object: { n: 'é' } },
    { type: 'DELETED', object: {} },
  ]);
});

test('aborting ends a watch quietly', async () => {
  await using fake = await serve((_, response) => response.write('{"type":"ADDED","object":{}}\n'));
  const abort = new AbortController();
  let count = 0;
  for await (const _ of fake.api.watch({ method: 'GET', path: '/api/v1/pods' }, abort.signal)) {
    count++;
    abort.abort();
  }
  assert.equal(count, 1);
});

const execRequest = (out: { stdout: string }, stdin?: string) => ({
  namespace: 'a',
  pod: 'p',
  container: 'c',
  command: ['ls', '/registry'],
  stdin,
  onStdout: (chunk: Uint8Array) => void (out.stdout += Buffer.from(chunk).toString()),
  onStderr: () => undefined,
});

test('exec gives the output and the exit code of the command', async () => {
  await using fake = await serve((_, response) => answer(response, 400, {}));
  const sockets = new WebSocketServer({ server: fake.server, handleProtocols: (offered) => [...offered][0]! });
  let url = '';
  sockets.on('connection', (socket, request) => {
    url = request.url ?? '';
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 255) return;
      socket.send(Buffer.from('\u0001hello'));
      socket.send(
        Buffer.from(
          `\u0003${JSON.stringify({ status: 'Failure', reason: 'NonZeroExitCode', details: { causes: [{ reason: 'ExitCode', message: '3' }] } })}`,
        ),
      );
      socket.close();
    });
  });
  const out = { stdout: '' };
  assert.equal(await fake.api.exec(execRequest(out, 'input')), 3);
  assert.equal(out.stdout, 'hello');
  assert.equal(
    url,
    '/api/v1/namespaces/a/pods/p/exec?command=ls&command=%2Fregistry&container=c&stdin=true&stdout=true&stderr=true',
  );
  sockets.close();
});

test('exec that is refused is the Status of the server', async () => {
  const status = { kind: 'Status', status: 'Failure', message: 'pod p does not have a host assigned', code: 400 };
  await using fake = await serve(() => undefined);
  fake.server.on('upgrade', (_, socket) =>
    socket.end(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${JSON.stringify(status).length}\r\n\r\n${JSON.stringify(status)}`,
    ),
  );
  await assert.rejects(
    fake.api.exec(execRequest({ stdout: '' })),
    (error: ApiStatusError) => error instanceof ApiStatusError && error.message === status.message,
  );
});

test('a kubeconfig without a cluster says what it has', async () => {
  const text = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [],
    users: [],
    contexts: [{ name: 'x', context: { cluster: 'gone', user: 'u' } }],
    'current-context': 'x',
  });
  await assert.rejects(connectKubeApi({ text }), (error: ConfigurationError) => error instanceof ConfigurationError);
});
