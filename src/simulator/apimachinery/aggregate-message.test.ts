import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aggregateMessage } from './aggregate-message.ts';

for (const [messages, text] of [
  [[], ''],
  [['a', 'a'], 'a'],
  [['a', 'b', 'a'], '[a, b]'],
] as const)
  test(`${messages.length} errors read ${text || 'nothing'}`, () => assert.equal(aggregateMessage(messages), text));
