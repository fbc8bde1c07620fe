import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import process from 'node:process';
import { Readable } from 'node:stream';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { digestOf, registry } from './plain-registry.fixture.ts';

const mebibyte = Buffer.alloc(1024 * 1024, 'layer');
const length = 64;

/** A layer that is never in memory as a whole. */
const layer = function* (): Generator<Buffer, void> {
  for (let part = 0; part < length; part += 1) yield mebibyte;
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const send = (method: string, url: string, body?: Readable): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Length': length * mebibyte.length };
    const sent = request(url, { method, headers }, resolve).once('error', reject);
    if (body === undefined) sent.end();
    else body.pipe(sent);
  });

test('a layer many times as large as what the registry needs for it is pushed and pulled', async (context) => {
  const { upload } = await registry(context);
  const hash = createHash('sha256');
  for (const part of layer()) hash.update(part);
  const digest = `sha256:${hash.digest('hex')}`;
  const location = await upload();
  const before = memory();
  let most = 0;
  let looks = 0;
  const watch = (): void => {
    if (looks++ % 16 === 0) most = Math.max(most, memory() - before);
  };
  const observed = function* (): Generator<Buffer, void> {
    for (const part of layer()) {
      watch();
      yield part;
    }
  };
  const pushed = await send('PUT', `${location}?digest=${digest}`, Readable.from(observed(), { objectMode: false }));
  assert.equal(pushed.statusCode, 201);
  pushed.resume();
  const pulled = await send('GET', new URL(`/v2/org/app/blobs/${digest}`, location).href);
  const got = createHash('sha256');
  for await (const chunk of pulled as AsyncIterable<Buffer>) {
    if (looks < 512) watch();
    got.update(chunk);
  }
  assert.equal(`sha256:${got.digest('hex')}`, digest);
  assert.ok(most < (length / 2) * mebibyte.length, `${most} bytes more than before, for ${length * mebibyte.length}`);
});

/** Bytes in use, without what is only not yet thrown away. */
const memory = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test('many clients push one and the same blob at once', async (context) => {
  const { expect, upload } = await registry(context);
  const content = 'one blob for all '.repeat(20_000);
  const digest = digestOf(content);
  const locations = await Promise.all(Array.from({ length: 64 }, () => upload()));
  await Promise.all(locations.map((location) => expect(201, 'PUT', `${location}?digest=${digest}`, { body: content })));
  assert.equal((await expect(200, 'GET', `/v2/org/app/blobs/${digest}`)).body, content);
  for (const location of locations) await expect(404, 'GET', location);
});
