import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Envelope } from './messages.ts';
import { verdict } from './verdict.ts';

const step = (status: string, type?: string, testCaseStartedId = ''): Envelope =>
  ({
    testStepFinished: { testCaseStartedId, testStepResult: { status, exception: type && { type } } },
  }) as unknown as Envelope;

const rows = [
  { name: 'everything passed or was skipped', messages: [step('PASSED'), step('SKIPPED')], code: 0 },
  { name: 'an expectation failed', messages: [step('PASSED'), step('FAILED', 'ExpectationError')], code: 1 },
  { name: 'the environment alone is broken', messages: [step('FAILED', 'EnvironmentError')], code: 2 },
  {
    name: 'a scenario passed when it was tried again',
    messages: [
      step('FAILED', 'ExpectationError', 'first'),
      { testCaseFinished: { testCaseStartedId: 'first', willBeRetried: true } } as Envelope,
      step('PASSED', undefined, 'second'),
    ],
    code: 0,
  },
  {
    name: 'both',
    messages: [step('FAILED', 'EnvironmentError'), step('FAILED', 'ExpectationError')],
    code: 1,
  },
];

for (const { name, messages, code } of rows)
  test(`exit code ${code} when ${name}`, () => assert.equal(verdict(messages), code));
