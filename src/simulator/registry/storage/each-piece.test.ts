import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { eachPiece } from './each-piece.ts';

/** A request with this body, as a server gets it. */
const received = async (context: TestContext, body: string): Promise<IncomingMessage> => {
  const arrived = Promise.withResolvers<IncomingMessage>();
  const server = createServer((message, response) => {
    message.once('end', () => response.end());
    arrived.resolve(message);
  }).listen(0, '127.0.0.1');
  context.after(() => server.close().closeAllConnections());
  await new Promise((resolve) => server.once('listening', resolve));
  request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'PUT' })
    .on('error', () => undefined)
    .end(body);
  return arrived.promise;
};

test('the memory of what HTTP/1.1 brought is given back once it has been taken', async (context) => {
  const taken: Buffer[] = [];
  let text = '';
  await eachPiece(await received(context, 'a layer '.repeat(10_000)), (piece) => {
    text += piece.toString();
    taken.push(piece);
    return undefined;
  });
  assert.equal(text.length, 80_000);
  assert.ok(taken.length > 0 && taken.every(({ buffer }) => buffer.byteLength === 0));
});

test('pieces of other origin are left alone', async () => {
  const piece = Buffer.from(new Uint8Array(1000));
  await eachPiece(Readable.from([piece]), () => undefined);
  assert.equal(piece.length, 1000);
});

test('while a piece is being taken, no other comes', async () => {
  let [taking, most, seen] = [0, 0, 0];
  await eachPiece(Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text))), async () => {
    most = Math.max(most, ++taking);
    seen += 1;
    await setImmediate();
    taking -= 1;
  });
  assert.deepEqual({ most, seen }, { most: 1, seen: 3 });
});

test('what cannot be taken ends the body', async () => {
  const body = Readable.from([Buffer.from('a'), Buffer.from('b')]);
  await assert.rejects(
    eachPiece(body, async () => {
      throw new Error('no place');
    }),
    /no place/,
  );
  assert.ok(body.destroyed);
});

test('a body that breaks off is told once what came before has been taken', async () => {
  const body = new PassThrough();
  let taken = '';
  const reading = eachPiece(body, async (piece) => {
    await setImmediate();
    taken += piece.toString();
  });
  body.once('pause', () => body.destroy(new Error('gone')));
  body.write('half');
  await assert.rejects(reading, /gone/);
  assert.equal(taken, 'half');
});
