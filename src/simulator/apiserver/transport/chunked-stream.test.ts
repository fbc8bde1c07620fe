import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { chunkedStream } from './chunked-stream.ts';

test('what is written in one turn is sent in one piece, each as a chunk of its own', async (context) => {
  const buffered: number[] = [];
  const server = createServer(async (_request, response) => {
    response.writeHead(200).flushHeaders();
    const stream = chunkedStream(response, response.socket as Socket);
    stream.write('one');
    stream.write(Buffer.from('twö'));
    stream.write('');
    buffered.push(stream.buffered());
    await new Promise((resolve) => setImmediate(resolve));
    buffered.push(stream.buffered());
    stream.write('three');
    stream.end();
  }).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (piece: string) => (answer += piece));
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await once(socket, 'end');
  assert.equal(answer.slice(answer.indexOf('\r\n\r\n') + 4), '3\r\none\r\n4\r\ntwö\r\n5\r\nthree\r\n0\r\n\r\n');
  assert.deepEqual(buffered, [17, 0]);
});
