import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Duplex } from 'node:stream';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { WebSocket } from 'ws';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Connect, RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest, forbidden } from '../../apimachinery/status-error.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

/** Prints its command, then what it reads; `fail` ends with 3. */
const echo: Connect = {
  protocol: 'exec',
  open: async (_context, name, { query }) => {
    if (name === 'pending') throw badRequest('pod pending does not have a host assigned');
    const command = query.getAll('command');
    return {
      run: async ({ stdin, stdout, stderr }) => {
        stdout(Buffer.from(command.join(' ')));
        for await (const chunk of stdin) stdout(chunk);
        stderr(Buffer.from('done'));
        return command[0] === 'fail' ? 3 : 0;
      },
    };
  },
};

const log: Connect = {
  protocol: 'log',
  open: async () =>
    (async function* () {
      yield Buffer.from('one\n');
      yield Buffer.from('two\n');
    })(),
};

const startWithPods = async (): Promise<TestServer> => {
  const api = await startTestServer();
  const storage: RestStorage = {
    kind: podKind,
    subresources: { exec: { kind: podKind, connect: echo }, log: { kind: podKind, connect: log } },
  };
  api.catalog.add(storage);
  return api;
};

const open = (api: TestServer, path: string, protocols: string[]): WebSocket =>
  new WebSocket(`${api.server.url.replace('https', 'wss')}/api/v1/namespaces/a/pods/${path}`, protocols, {
    ca: api.ca,
    headers: { authorization: 'Bearer admin' },
  });

const messagesOf = async (socket: WebSocket): Promise<string[]> => {
  const messages: string[] = [];
  socket.on('message', (data) => messages.push(String(data)));
  await once(socket, 'close');
  return messages;
};

const success = '{"metadata":{},"status":"Success"}';

const protocols: { name: string; messages: string[] }[] = [
  { name: 'v5.channel.k8s.io', messages: ['\x01', '\x01hi', '\x02done', `\x03${success}`] },
  { name: 'v4.channel.k8s.io', messages: ['\x01', '\x01hi', '\x02done', `\x03${success}`] },
  { name: 'channel.k8s.io', messages: ['\x01', '\x01hi', '\x02done'] },
  { name: 'base64.channel.k8s.io', messages: ['1', '1aGk=', '2ZG9uZQ=='] },
  {
    name: 'v4.base64.channel.k8s.io',
    messages: ['1', '1aGk=', '2ZG9uZQ==', `3${Buffer.from(success).toString('base64')}`],
  },
];

test('a command runs over every channel protocol', async (t) => {
  await using api = await startWithPods();
  for (const { name, messages } of protocols) {
    await t.test(name, async () => {
      const socket = open(api, 'web/exec?command=hi&stdout=true&stderr=true', [name]);
      assert.deepEqual(await messagesOf(socket), messages);
      assert.equal(socket.protocol, name);
    });
  }
});

test('a client that asks for no protocol is told an empty one', async () => {
  await using api = await startWithPods();
  const asking = request(`${api.server.url}/api/v1/namespaces/a/pods/web/exec?command=hi&stdout=true&stderr=true`, {
    ca: api.ca,
    headers: {
      authorization: 'Bearer admin',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  });
  asking.end();
  const [{ headers }, socket] = (await once(asking, 'upgrade')) as [IncomingMessage, Duplex];
  assert.equal(headers['sec-websocket-protocol'], '');
  let text = '';
  for await (const chunk of socket) if ((text += chunk).includes('\x02done')) break;
  assert.ok(text.includes('\x01hi'));
});

test('input reaches the command until its channel is closed', async () => {
  await using api = await startWithPods();
  const socket = open(api, 'web/exec?command=cat&stdin=true&stdout=true', ['v5.channel.k8s.io']);
  socket.on('open', () => {
    socket.send(Buffer.from('\x00input'));
    socket.send(Buffer.of(255, 0));
  });
  assert.deepEqual(await messagesOf(socket), ['\x01', '\x01cat', '\x01input', `\x03${success}`]);
});

test('an exit code is told as a Status', async () => {
  await using api = await startWithPods();
  const messages = await messagesOf(open(api, 'web/exec?command=fail&stdout=true', ['v5.channel.k8s.io']));
  const status = JSON.parse(messages.at(-1)?.slice(1) ?? '');
  assert.deepEqual(
    [status.status, status.reason, status.details],
    ['Failure', 'NonZeroExitCode', { causes: [{ reason: 'ExitCode', message: '3' }] }],
  );
});

const refusals: { name: string; path: string; protocols: string[]; code: number }[] = [
  { name: 'an unknown protocol', path: 'web/exec?command=hi&stdout=true', protocols: ['v3.channel.k8s.io'], code: 403 },
  {
    name: 'a pod without a node',
    path: 'pending/exec?command=hi&stdout=true',
    protocols: ['v5.channel.k8s.io'],
    code: 400,
  },
];

for (const { name, path, protocols: offered, code } of refusals) {
  test(`no WebSocket for ${name}`, async () => {
    await using api = await startWithPods();
    const [, answer] = await once(open(api, path, offered), 'unexpected-response');
    assert.equal(answer.statusCode, code);
  });
}

test('a log is plain text', async () => {
  await using api = await startWithPods();
  const { headers, text } = await api.call('GET', '/api/v1/namespaces/a/pods/web/log');
  assert.deepEqual([headers['content-type'], text], ['text/plain', 'one\ntwo\n']);
});

test('admission is asked about a command, with its options', async () => {
  await using api = await startWithPods();
  const asked: AdmissionAttributes[] = [];
  api.machinery.subresources?.validating.push((attributes) => {
    asked.push(attributes);
    if (attributes.name === 'web') throw forbidden(podKind, 'web', 'not here');
  });
  const path = 'exec?command=ls&command=-l&stdout=1&container=c';
  const [, answer] = await once(open(api, `web/${path}`, ['v5.channel.k8s.io']), 'unexpected-response');
  assert.equal(answer.statusCode, 403);
  assert.equal((await messagesOf(open(api, `other/${path}`, ['v5.channel.k8s.io']))).length, 3);
  const [{ operation, subresource, body, object, old } = {} as AdmissionAttributes] = asked;
  assert.deepEqual([operation, subresource, body?.kind, old], ['CONNECT', 'exec', 'PodExecOptions', undefined]);
  assert.deepEqual(object, {
    kind: 'PodExecOptions',
    apiVersion: 'v1',
    stdout: true,
    container: 'c',
    command: ['ls', '-l'],
  });
});

test('a command without an upgrade is refused', async () => {
  await using api = await startWithPods();
  const { code, json } = await api.call('POST', '/api/v1/namespaces/a/pods/web/exec?command=hi');
  assert.deepEqual([code, json.message], [400, 'Upgrade request required']);
});

test('each message comes in a TLS record of its own', async () => {
  await using api = await startWithPods();
  const { hostname: host, port } = new URL(api.server.url);
  const client = connect({ host, port: Number(port), ca: api.ca, servername: 'localhost' });
  const records: string[] = [];
  client.on('data', (data: Buffer) => records.push(data.toString('latin1')));
  client.write(
    [
      'GET /api/v1/namespaces/a/pods/p/exec?command=hi&stdout=1&stderr=1 HTTP/1.1',
      'Host: localhost',
      'Authorization: Bearer admin',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol: v4.channel.k8s.io',
      '\r\n',
    ].join('\r\n'),
  );
  while (!records.at(-1)?.startsWith('\x88')) await once(client, 'data');
  client.destroy();
  assert.match(records.shift() ?? '', /^HTTP\/1.1 101 .*\r\n\r\n$/s);
  assert.deepEqual(records, [
    '\x82\x01\x01',
    '\x82\x03\x01hi',
    '\x82\x05\x02done',
    `\x82\x23\x03${success}`,
    '\x88\x02\x03\xe8',
  ]);
});
