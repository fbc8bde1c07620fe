import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationProblem, parseDuration } from './parse-duration.ts';

for (const [text, milliseconds] of [
  ['0', 0],
  ['0s', 0],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['.5s', 500],
  ['-1s', -1000],
  ['1500us', 1.5],
  ['2µs', 0.002],
] as const)
  test(`${text} is ${milliseconds} ms`, () => assert.equal(parseDuration(text), milliseconds));

for (const [text, why] of [
  ['', 'invalid duration ""'],
  ['soon', 'invalid duration "soon"'],
  ['30', 'missing unit in duration "30"'],
  ['1m30', 'missing unit in duration "1m30"'],
  ['3d', 'unknown unit "d" in duration "3d"'],
] as const)
  test(`${JSON.stringify(text)} is no length of time`, () => {
    assert.equal(parseDuration(text), undefined);
    assert.equal(durationProblem(text), `time: ${why}`);
  });
