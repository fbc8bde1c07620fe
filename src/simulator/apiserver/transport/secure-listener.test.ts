import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import type { Exchange } from './exchange.ts';
import { listenSecurely } from './secure-listener.ts';

/** Sends long bodies on one connection, each as soon as the answer to the one before is complete; tells how many got one. */
const client = `
const { parentPort, workerData } = require('node:worker_threads');
const { connect } = require('node:tls');
const request = Buffer.concat([
  Buffer.from('POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: ' + workerData.length + '\\r\\n\\r\\n'),
  Buffer.alloc(workerData.length, 'x'),
]);
let answered = 0;
let tail = '';
const socket = connect({ port: workerData.port, host: '127.0.0.1', rejectUnauthorized: false });
socket.on('secureConnect', () => socket.write(request));
socket.on('data', (chunk) => {
  tail = (tail + chunk.toString('latin1')).slice(-5);
  if (!tail.endsWith('0\\r\\n\\r\\n') && !tail.endsWith('xxEND')) return;
  tail = '';
  if (++answered === workerData.rounds) socket.end();
  else socket.write(request);
});
socket.on('error', () => undefined);
socket.on('close', () => parentPort.postMessage(answered));
`;

const answers: Readonly<Record<string, (exchange: Exchange, content: string) => void>> = {
  'answers of known length': (exchange, content) => exchange.answer(200, {}, content),
  'answers in chunks': (exchange, content) => {
    const stream = exchange.stream(200, {});
    setImmediate(() => {
      stream.write(content);
      stream.end();
    });
  },
};

for (const [what, answer] of Object.entries(answers))
  test(`a connection takes long requests one after the other after long ${what}`, async () => {
    const authority = await sharedAuthority();
    const { certificate: cert, key } = await authority.issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] });
    const listener = await listenSecurely({
      host: '127.0.0.1',
      port: 0,
      tls: { cert, key, clientCa: authority.certificate },
      onExchange: async (exchange) => {
        await exchange.readBody(1 << 20);
        answer(exchange, `${'x'.repeat(300_000)}END`);
      },
      onUpgrade: () => undefined,
    });
    const workerData = { port: listener.port, length: 300_000, rounds: 100 };
    const [answered] = await once(new Worker(client, { eval: true, workerData }), 'message');
    await listener.close();
    assert.equal(answered, workerData.rounds);
  });
