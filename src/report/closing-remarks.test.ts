import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingRemarks } from './closing-remarks.ts';
import type { ScenarioRecord } from './scenario-record.ts';

const record = (name: string, rest: Partial<ScenarioRecord> = {}): ScenarioRecord => ({
  feature: 'A',
  language: 'en',
  rule: undefined,
  line: 3,
  rowLine: undefined,
  uri: 'a.feature',
  position: 0,
  name,
  tags: [],
  cells: [],
  retries: 0,
  duration: 10,
  asked: [],
  evidence: [],
  steps: [],
  failures: [],
  skipped: false,
  ...rest,
});

const failure = { step: 's', line: 7, type: 'TimeoutError', message: 'm', stackTrace: undefined };

test('a run that passes quickly ends without remarks', () => assert.deepEqual(closingRemarks([record('a')]), []));

test('a run ends with what failed, what is flaky, and what took long', () => {
  const remarks = closingRemarks([
    record('breaks', { failures: [failure] }),
    record('no cluster', { failures: [{ ...failure, type: 'EnvironmentError' }] }),
    record('wavers', { retries: 1, duration: 1_500 }),
    record('crawls', { duration: 4_000, rowLine: 9 }),
  ]);
  assert.deepEqual(remarks, [
    ['failed', ['a.feature:7  breaks']],
    ['inconclusive', ['a.feature:7  no cluster']],
    ['flaky: passed when tried again', ['a.feature:3  wavers']],
    ['slowest', ['4.0 s  a.feature:9  crawls', '1.5 s  a.feature:3  wavers']],
  ]);
});
