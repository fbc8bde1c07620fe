import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMicroTime, readTime } from './read-time.ts';
import type { Reading } from './reading.ts';

const reading = { refusal: (text: string) => new Error(text) } as unknown as Reading;

test('times are kept in whole seconds of UTC', () => {
  assert.equal(readTime('2024-01-01T00:00:00.5Z', reading), '2024-01-01T00:00:00Z');
  assert.equal(readTime('2024-01-01T00:00:00+02:00', reading), '2023-12-31T22:00:00Z');
});

test('times with fractions have six digits of them', () => {
  assert.equal(readMicroTime('2024-01-01T02:00:00.000001+02:00', reading), '2024-01-01T00:00:00.000001Z');
  assert.throws(() => readMicroTime('2024-01-01T00:00:00Z', reading), {
    message: 'parsing time "2024-01-01T00:00:00Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "Z" as ".000000"',
  });
  assert.throws(() => readMicroTime('x', reading), {
    message: 'parsing time "x" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "x" as "2006"',
  });
});
