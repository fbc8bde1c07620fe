import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationNanos } from './duration-nanos.ts';
import { validateRules } from './validate-rules.ts';

const breaks = (v: string, format: string, rule: string) =>
  validateRules(
    { v },
    { type: 'object', properties: { v: { type: 'string', format } }, 'x-kubernetes-validations': [{ rule }] },
  );

test('texts of a format are what the format says', async () => {
  assert.deepEqual(await breaks('90s', 'duration', 'self.v < duration("1h") && self.v.getSeconds() == 90'), []);
  assert.deepEqual(await breaks('aGk=', 'byte', 'self.v == b"hi" && string(self.v) == "hi"'), []);
  assert.deepEqual(await breaks('2024-02-03', 'date', 'self.v.getFullYear() == 2024'), []);
  assert.deepEqual(await breaks('2024-02-03T10:00:00Z', 'date-time', 'self.v.getHours() == 10'), []);
});

test('spans of time are read as Go and its formats write them', () => {
  const seconds = (count: number): bigint => BigInt(count * 1_000_000_000);
  assert.deepEqual(['1h30m', '-1.5s', '3 days', '0', '2ms1us'].map(durationNanos), [
    seconds(5400),
    seconds(-1.5),
    seconds(259_200),
    0n,
    2_001_000n,
  ]);
});
