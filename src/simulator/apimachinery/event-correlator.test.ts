import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventCorrelator } from './event-correlator.ts';
import type { EventReport } from './event-recorder.ts';

const report = (reason: string, message: string, type: 'Normal' | 'Warning' = 'Warning'): EventReport => ({
  object: { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'a', name: 'web', uid: 'u' } },
  type,
  reason,
  message,
  source: { component: 'kubelet', host: 'worker-0' },
});

test('the same event again counts up', () => {
  const correlator = new EventCorrelator();
  const first = correlator.correlate(report('BackOff', 'waiting'), 0);
  correlator.remember(first.key, 'web.1');
  assert.deepEqual(correlator.correlate(report('BackOff', 'waiting'), 1000).known, { name: 'web.1', count: 2 });
});

test('the tenth similar event is combined with those after it', () => {
  const correlator = new EventCorrelator();
  const messages = Array.from(
    { length: 11 },
    (_, index) => correlator.correlate(report('Pulled', `in ${index}ms`), 0).message,
  );
  assert.deepEqual(messages.slice(8), [
    'in 8ms',
    '(combined from similar events): in 9ms',
    '(combined from similar events): in 10ms',
  ]);
});

test('after 25 events of one type about one object only one more passes every five minutes', () => {
  const correlator = new EventCorrelator();
  const passed = (at: number, type?: 'Normal'): boolean =>
    !correlator.correlate(report('Failed', 'no', type), at).dropped;
  assert.equal(Array.from({ length: 30 }, () => passed(0)).filter(Boolean).length, 25);
  assert.equal(passed(0, 'Normal'), true);
  assert.equal(passed(299_000), false);
  assert.equal(passed(300_000), true);
  assert.equal(passed(301_000), false);
});
