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
  Object.assign(correlator.correlate(report('BackOff', 'waiting'), 0).series, { name: 'web.1', count: 1 });
  const { name, count } = correlator.correlate(report('BackOff', 'waiting'), 1000).series;
  assert.deepEqual([name, count], ['web.1', 2]);
  assert.equal(correlator.correlate(report('BackOff', 'still waiting'), 1000).series.name, undefined);
});

test('what has happened long ago is forgotten when very many others happen', () => {
  const correlator = new EventCorrelator();
  const about = (uid: string): EventReport => {
    const { object, ...rest } = report('Started', 'once');
    return { ...rest, object: { ...object, metadata: { ...object.metadata, uid } } };
  };
  correlator.correlate(about('first'), 0).series.name = 'web.1';
  assert.equal(correlator.correlate(about('first'), 0).series.name, 'web.1');
  for (let index = 0; index < 10_000; index++) correlator.correlate(about(`other-${index}`), 0);
  assert.equal(correlator.correlate(about('first'), 0).series.name, undefined);
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
