import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTimeout } from './check-timeout.ts';

for (const text of ['', '0', '0s', '30s', '1m30s', '1.5h', '.5s', '-1s'])
  test(`a timeout of ${JSON.stringify(text)} is one`, () =>
    assert.doesNotThrow(() => checkTimeout(new URLSearchParams({ timeout: text }))));

for (const [text, why] of [
  ['invalid', 'invalid duration "invalid"'],
  ['30', 'missing unit in duration "30"'],
  ['1m30', 'missing unit in duration "1m30"'],
  ['3d', 'unknown unit "d" in duration "3d"'],
] as const)
  test(`a timeout of ${JSON.stringify(text)} is none`, () =>
    assert.throws(() => checkTimeout(new URLSearchParams({ timeout: text })), {
      code: 400,
      message: `invalid timeout specified in the request URL - time: ${why}`,
    }));
