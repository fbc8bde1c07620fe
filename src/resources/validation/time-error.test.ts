import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeError } from './time-error.ts';

const AS = 'as "2006-01-02T15:04:05Z07:00"';

for (const [text, error] of [
  ['2024-01-01T00:00:00Z', undefined],
  ['2024-01-01T00:00:00.123456Z', undefined],
  ['2024-01-01T00:00:00+02:00', undefined],
  ['zzz', `parsing time "zzz" ${AS}: cannot parse "zzz" as "2006"`],
  ['2024-01-01', `parsing time "2024-01-01" ${AS}: cannot parse "" as "T"`],
  ['2024-01-01T00:00:00Z!', 'parsing time "2024-01-01T00:00:00Z!": extra text: "!"'],
  ['2024-13', 'parsing time "2024-13": month out of range'],
] as const)
  test(`${text} as a moment`, () => assert.equal(timeError(text), error));
