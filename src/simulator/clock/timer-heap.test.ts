import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from './virtual-clock.ts';

test('ten thousand timers fire by their time, equal ones as they were set', async () => {
  const clock = new VirtualClock(0);
  const fired: { due: number; index: number }[] = [];
  for (let index = 0; index < 10_000; index += 1) {
    const due = (index * 7919) % 500;
    clock.after(due, () => fired.push({ due, index }));
  }
  await clock.advanceTo(500, async () => {});
  assert.equal(fired.length, 10_000);
  assert.deepEqual(
    fired,
    fired.toSorted((left, right) => left.due - right.due || left.index - right.index),
  );
});

test('cancelled timers do not fire, however many they are', async () => {
  const clock = new VirtualClock(0);
  let fired = 0;
  const timers = Array.from({ length: 1_000 }, (_, index) => clock.after(index, () => void (fired += 1)));
  for (const [index, timer] of timers.entries()) if (index % 10 !== 0) timer.cancel();
  timers[1]?.cancel();
  assert.equal(clock.nextDue(), 0);
  await clock.advanceTo(10_000, async () => {});
  timers[0]?.cancel();
  assert.equal(fired, 100);
  assert.equal(clock.nextDue(), undefined);
});

test('time that is spent sets off what is due in it', () => {
  const clock = new VirtualClock(100);
  const at: number[] = [];
  clock.after(10, () => void at.push(clock.now()));
  clock.after(30, () => void at.push(clock.now()));
  clock.spend(20);
  assert.deepEqual(at, [110]);
  assert.equal(clock.now(), 120);
});
