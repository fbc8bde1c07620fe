import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { chunk, digestOf, registry } from './plain-registry.fixture.ts';

for (const algorithm of ['sha256', 'sha512'] as const) {
  test(`a blob is uploaded in every way with ${algorithm}`, async (context) => {
    const { expect, upload, push } = await registry(context);
    const content = 'first second third';
    const digest = digestOf(content, algorithm);
    const check = async (): Promise<void> => {
      assert.equal((await expect(200, 'GET', `/v2/org/app/blobs/${digest}`)).body, content);
      assert.equal(
        (await expect(200, 'HEAD', `/v2/org/app/blobs/${digest}`)).header('content-length'),
        String(content.length),
      );
      await expect(202, 'DELETE', `/v2/org/app/blobs/${digest}`);
      await expect(404, 'HEAD', `/v2/org/app/blobs/${digest}`);
    };
    await push(content, 'org/app', algorithm);
    await check();
    await expect(201, 'POST', `/v2/org/app/blobs/uploads?digest=${digest}`, { body: content });
    await check();
    const put = await expect(201, 'PUT', `${await upload()}?digest=${digest}`, { body: content });
    assert.match(put.header('location'), new RegExp(`/v2/org/app/blobs/${digest}$`));
    assert.equal(put.header('docker-content-digest'), digest);
    await check();
    const streamed = (await expect(202, 'PATCH', await upload(), { body: content })).header('location');
    await expect(201, 'PUT', `${streamed}?digest=${digest}`);
    await check();
    const [one, two, three] = ['first ', 'second ', 'third'] as const;
    const first = await expect(202, 'PATCH', await upload(), chunk(one, 0));
    assert.equal(first.header('range'), '0-5');
    const second = await expect(202, 'PATCH', first.header('location'), chunk(two, 6));
    await expect(201, 'PUT', `${second.header('location')}?digest=${digest}`, chunk(three, 13));
    await check();
  });
}

test('a chunk out of order is refused, and the upload goes on from where it is', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  await expect(416, 'PATCH', location, chunk('second', 6));
  assert.equal((await expect(204, 'GET', location)).header('range'), '0-0');
  await expect(202, 'PATCH', location, chunk('first ', 0));
  const refused = await expect(416, 'PUT', `${location}?digest=${digestOf('first second')}`, chunk('again', 0));
  assert.equal(refused.header('range'), '0-5');
  assert.equal((await expect(204, 'GET', refused.header('location'))).header('range'), '0-5');
  await expect(201, 'PUT', `${location}?digest=${digestOf('first second')}`, chunk('second', 6));
});

test('content that does not match its digest is refused in every way', async (context) => {
  const { expect, upload } = await registry(context);
  const digest = digestOf('expected');
  await expect(400, 'POST', `/v2/org/app/blobs/uploads/?digest=${digest}`, { body: 'other' });
  await expect(400, 'PUT', `${await upload()}?digest=${digest}`, { body: 'other' });
  const location = (await expect(202, 'PATCH', await upload(), { body: 'other' })).header('location');
  assert.match((await expect(400, 'PUT', `${location}?digest=${digest}`)).body, /"code":"DIGEST_INVALID"/);
  await expect(404, 'GET', location);
  await expect(400, 'PUT', `${await upload()}?digest=sha256:short`, { body: 'other' });
  await expect(400, 'PUT', await upload(), { body: 'other' });
});

test('an upload is cancelled and an unknown one is not found', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  await expect(204, 'DELETE', location);
  await expect(404, 'PATCH', location, { body: 'x' });
  await expect(404, 'GET', '/v2/org/app/blobs/uploads/..%2f..%2fetc');
});

test('a blob is mounted from where it is and uploaded when it is not there', async (context) => {
  const { expect, push } = await registry(context);
  await push('shared', 'org/source');
  const digest = digestOf('shared');
  await expect(201, 'POST', `/v2/org/app/blobs/uploads/?mount=${digest}&from=org/source`);
  await expect(201, 'POST', `/v2/org/any/blobs/uploads/?mount=${digest}`);
  await expect(202, 'POST', `/v2/org/app/blobs/uploads/?mount=${digest}&from=org/none`);
  await expect(202, 'POST', `/v2/org/app/blobs/uploads/?mount=${digestOf('nowhere')}`);
  assert.equal((await expect(200, 'GET', `/v2/org/any/blobs/${digest}`)).body, 'shared');
});

const ranges: [header: string, status: number, body: string, contentRange: string][] = [
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=8-50', 206, '89', 'bytes 8-9/10'],
  ['bytes=5-0', 416, 'invalid range\n', ''],
  ['bytes=a-b', 416, 'invalid range\n', ''],
  ['lines=1-2', 416, 'invalid range\n', ''],
  ['bytes=0-99999999999999999999', 416, 'invalid range\n', ''],
  ['bytes=50-60', 416, 'invalid range: failed to overlap\n', 'bytes */10'],
  ['bytes=', 200, '0123456789', ''],
  ['bytes=0-8,3-9', 200, '0123456789', ''],
  ['bytes=4-5,50-', 206, '45', 'bytes 4-5/10'],
  ['bytes=4-5,5-4', 416, 'invalid range\n', ''],
];
test('parts of a blob are served', async (context) => {
  const { expect, push } = await registry(context);
  await push('0123456789');
  for (const [header, status, body, contentRange] of ranges) {
    const answer = await expect(status, 'GET', `/v2/org/app/blobs/${digestOf('0123456789')}`, {
      headers: { Range: header },
    });
    assert.deepEqual([answer.body, answer.header('content-range')], [body, contentRange], header);
  }
});

test('several parts of a blob are served at once, each with its place', async (context) => {
  const { expect, push } = await registry(context);
  const content = `${'0123456789'.repeat(20_000)}end`;
  await push(content);
  const path = `/v2/org/app/blobs/${digestOf(content)}`;
  const headers = { Range: 'bytes=0-1, 5-7,-3' };
  const answer = await expect(206, 'GET', path, { headers });
  const [, boundary = ''] =
    /^multipart\/byteranges; boundary=([0-9a-f]{60})$/.exec(answer.header('content-type')) ?? [];
  const part = (text: string, place: string): string =>
    `--${boundary}\r\nContent-Range: bytes ${place}/200003\r\nContent-Type: application/octet-stream\r\n\r\n${text}\r\n`;
  const body = `${part('01', '0-1')}${part('567', '5-7')}${part('end', '200000-200002')}--${boundary}--\r\n`;
  assert.deepEqual([answer.body, answer.header('content-length')], [body, String(body.length)]);
  const head = await expect(206, 'HEAD', path, { headers });
  assert.equal(head.header('content-length'), String(body.length));
});

test('an empty blob is a blob', async (context) => {
  const { expect, upload } = await registry(context);
  await expect(201, 'PUT', `${await upload()}?digest=${digestOf('')}`);
  const answer = await expect(200, 'GET', `/v2/org/app/blobs/${digestOf('')}`);
  assert.deepEqual([answer.body, answer.header('content-length')], ['', '0']);
  await expect(200, 'GET', `/v2/org/app/blobs/${digestOf('')}`, { headers: { Range: 'bytes=0-99' } });
});

test('an upload whose connection broke goes on from what has arrived', async (context) => {
  const { expect, upload } = await registry(context);
  const location = await upload();
  const content = 'x'.repeat(300_000);
  const { hostname, port, pathname } = new URL(location);
  const socket = connect(Number(port), hostname);
  const expectation = 'Expect: 100-continue\r\n';
  socket.write(
    `PATCH ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${expectation}Content-Length: ${content.length}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.end(content.slice(0, 100_000));
  const arrived = Number((await expect(204, 'GET', location)).header('range').split('-')[1]) + 1;
  assert.ok(arrived > 1 && arrived <= 100_000, `${arrived} bytes arrived`);
  await expect(202, 'PATCH', location, chunk(content.slice(arrived), arrived));
  await expect(201, 'PUT', `${location}?digest=${digestOf(content)}`);
});
