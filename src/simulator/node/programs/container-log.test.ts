import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContainerLog } from './container-log.ts';

const line = (text: string) => ({ at: 0, text });

test('a log is begun anew when it has grown too long', () => {
  const log = new ContainerLog(200);
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) log.add(line(text));
  assert.deepEqual(
    log.lines.map(({ text }) => text),
    ['e', 'f'],
  );
});

test('who follows a log misses what was dropped before it was read, and nothing else', () => {
  const log = new ContainerLog(200);
  for (const text of ['a', 'b', 'c']) log.add(line(text));
  assert.deepEqual(
    [...log.from(1)].map(({ text }) => text),
    ['b', 'c'],
  );
  const { length } = log;
  for (const text of ['d', 'e', 'f']) log.add(line(text));
  assert.deepEqual(
    [...log.from(length)].map(({ text }) => text),
    ['e', 'f'],
  );
});
