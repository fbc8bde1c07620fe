import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTimeout } from './check-timeout.ts';

for (const [text, milliseconds] of [
  ['', undefined],
  ['0', undefined],
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['-1s', undefined],
] as const)
  test(`with a timeout of ${JSON.stringify(text)} a client waits for ${milliseconds ?? 'ever'}`, () =>
    assert.equal(checkTimeout(new URLSearchParams({ timeout: text })), milliseconds));

test('what is no length of time is refused in the words of Go', () =>
  assert.throws(() => checkTimeout(new URLSearchParams({ timeout: '1m30' })), {
    code: 400,
    message: 'invalid timeout specified in the request URL - time: missing unit in duration "1m30"',
  }));
