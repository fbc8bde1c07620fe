import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExpectationError } from '../errors/expectation-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { ExperimentClock } from '../ports/experiment-clock.ts';
import { afterwards, eventually, eventuallyStays } from './eventually.ts';

const standingClock = (): ExperimentClock => {
  let now = 0;
  return {
    virtual: true,
    now: () => now,
    after: () => ({ cancel: () => undefined }),
    advance: async (duration) => void (now += duration),
    settled: async () => undefined,
  };
};

const expectation = (clock: ExperimentClock, from: number, until = Number.POSITIVE_INFINITY) => ({
  subject: 'the tag "web:1"',
  should: 'point at image A',
  within: 5_000,
  hint: 'oc describe is/web',
  observe: async () => clock.now(),
  mismatch: (now: number) => (now >= from && now < until ? undefined : now < 2_000 ? 'nothing' : 'image B'),
});

test('an expectation that comes true ends the waiting', async () => {
  const clock = standingClock();
  assert.equal(await eventually(clock, expectation(clock, 3_000)), 3_000);
});

test('an expectation that is true takes no time', async () => {
  const clock = standingClock();
  await eventually(clock, expectation(clock, 0));
  assert.equal(clock.now(), 0);
});

test('a time-out says what was expected of what, what was seen, and what to try', async () => {
  const clock = standingClock();
  await assert.rejects(eventually(clock, expectation(clock, 60_000)), (error: TimeoutError) => {
    assert.ok(error instanceof TimeoutError);
    assert.equal(error.lastSeen, 'image B');
    assert.equal(
      error.message,
      [
        'the tag "web:1" should point at image A within 5s, but did not.',
        '  before      +0s nothing',
        '  last seen   image B',
        '  try         oc describe is/web',
      ].join('\n'),
    );
    return true;
  });
});

test('what must hold afterwards is looked at when the time has passed', async () => {
  const clock = standingClock();
  assert.equal(await afterwards(clock, 3_000, expectation(clock, 3_000)), 3_000);
});

test('what does not hold afterwards is told', async () => {
  const clock = standingClock();
  await assert.rejects(afterwards(clock, 3_000, expectation(clock, 0, 3_000)), (error: ExpectationError) => {
    assert.match(error.message, /point at image A, and still do so 3s later, but did not\.\n {2}last seen {3}image B/);
    return true;
  });
});

test('what is to come true and stay so is looked at once where time is virtual', async () => {
  const clock = standingClock();
  let looks = 0;
  const observe = async () => {
    looks++;
    return clock.now();
  };
  assert.equal(await eventuallyStays(clock, 3_000, { ...expectation(clock, 1_000), observe }), 3_000);
  assert.equal(looks, 1);
});

test('what comes true late has to stay so from then on', async () => {
  const clock = standingClock();
  assert.equal(await eventuallyStays(clock, 3_000, expectation(clock, 5_000)), 8_000);
  const other = standingClock();
  await assert.rejects(eventuallyStays(other, 3_000, expectation(other, 5_000, 6_000)), /still do so 3s later/);
});
