import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { atEndOfTurn } from './end-of-turn.ts';

test('what is to be done at the end of a turn is done in order, after everything that is ready now', async () => {
  const done: string[] = [];
  atEndOfTurn(() => done.push('first answer'));
  atEndOfTurn(() => {
    done.push('second answer');
    atEndOfTurn(() => done.push('answer of the next turn'));
  });
  queueMicrotask(() => done.push('work'));
  await setImmediate();
  assert.deepEqual(done, ['work', 'first answer', 'second answer']);
  await setImmediate();
  assert.equal(done.at(-1), 'answer of the next turn');
});
