import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { Job, JobSpec, JobStatus } from '../../../resources/workloads/job.ts';
import { validateJobStatus } from './validate-job-status.ts';

const job = (status: JobStatus, spec: Partial<JobSpec> = {}): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'j' },
  spec: { completions: 3, template: { metadata: {}, spec: { containers: [] } }, ...spec },
  status,
});

const isTrue = (...types: string[]): Condition[] => types.map((type) => ({ type, status: 'True' }));

const findings = (status: JobStatus, old: JobStatus = {}, spec: Partial<JobSpec> = {}): string[] =>
  validateJobStatus(job(status, spec), job(old, spec)).map(({ field, message }) => `${field}: ${message}`);

test('a job that ends well says since when, and that nothing of it goes on', () => {
  const end = { startTime: '2026-01-01T00:00:00Z', completionTime: '2026-01-01T00:01:00Z', succeeded: 3 };
  assert.deepEqual(findings({ ...end, conditions: isTrue('SuccessCriteriaMet', 'Complete') }), []);
  assert.deepEqual(findings({ active: 1, conditions: isTrue('SuccessCriteriaMet', 'Complete') }), [
    'status.completionTime: Required value: completionTime is required for Complete jobs',
    'status.active: Invalid value: 1: active>0 is invalid for finished job',
    'status.startTime: Required value: startTime is required for finished job',
  ]);
});

test('what has happened is not taken back', () => {
  assert.deepEqual(findings({ failed: 1 }, { failed: 2, conditions: isTrue('FailureTarget') }), [
    'status.conditions: Invalid value: cannot disable the terminal FailureTarget=True condition',
    'status.failed: Invalid value: 1: cannot decrease the failed counter',
  ]);
});

test('indexes are read, and no index both fails and succeeds', () => {
  const spec = { completionMode: 'Indexed', backoffLimitPerIndex: 1 };
  assert.deepEqual(findings({ completedIndexes: '0-1', failedIndexes: '1,2' }, {}, spec), [
    'status.failedIndexes: Invalid value: "1,2": failedIndexes and completedIndexes overlap at index: 1',
  ]);
  assert.deepEqual(findings({ completedIndexes: '9' }, {}, spec), [
    'status.completedIndexes: Invalid value: "9": error parsing completedIndexes: too large index: "9"',
  ]);
});
