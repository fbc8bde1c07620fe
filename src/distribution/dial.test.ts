import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialMap } from './dial.ts';

const dial = dialMap({ 'docker.io': { address: '127.0.0.1', port: 1 }, 'quay.io': { address: '127.0.0.1', port: 2 } });

const hosts: readonly (readonly [host: string, port: number | undefined])[] = [
  ['quay.io', 2],
  ['quay.io:443', 2],
  ['registry-1.docker.io', 1],
  ['registry-1.docker.io:80', 1],
  ['127.0.0.1:5000', 5000],
  ['[::1]:5000', 5000],
  ['localhost:5000', 5000],
  ['nowhere.test', undefined],
];
for (const [host, port] of hosts) {
  test(`${host} is ${port === undefined ? 'unknown' : `at port ${port}`}`, () => assert.equal(dial(host)?.port, port));
}
