import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { Envelope } from './messages.ts';
import { requireAllRun } from './require-all-run.ts';

const ended = (willBeRetried = false): Envelope => ({ testCaseFinished: { willBeRetried } }) as Envelope;

test('a run in which every scenario ended is complete', () => requireAllRun([ended(true), ended(), ended()], 2));

for (const [name, messages] of [
  ['none', []],
  ['one of two', [ended()]],
  ['one of two, twice', [ended(true), ended()]],
] as const)
  test(`a run in which ${name} ended is not`, () => assert.throws(() => requireAllRun(messages, 2), EnvironmentError));
