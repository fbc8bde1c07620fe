import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { readUrl } from './read-url.ts';

const withServer = async (codes: number[], use: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer((_, answer) => {
    answer.statusCode = codes.shift() ?? 200;
    answer.end('text');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a.yaml`).finally(() => server.close());
};

test('a text is read, though the server has trouble twice', () =>
  withServer([500, 503], async (url) => assert.equal(await readUrl(url), 'text')));

test('what is not there is told', () =>
  withServer([404], async (url) =>
    assert.rejects(readUrl(url), {
      message: `unable to read URL "${url}", server reported 404 Not Found, status code=404`,
    }),
  ));

test('a server that nobody listens for cannot be reached', () =>
  assert.rejects(
    readUrl('http://127.0.0.1:4/'),
    /^EnvironmentError: http:\/\/127\.0\.0\.1:4 cannot be reached: ECONNREFUSED/,
  ));
