import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withRecord } from './last-applied.ts';

const record = 'kubectl.kubernetes.io/last-applied-configuration';
const object = (annotations?: Record<string, string>) => ({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: { name: 'a', namespace: 'b', ...(annotations && { annotations }) },
  data: { y: '1', x: '2' },
});

test('an apply by kubectl brings the record of the object up to date', () => {
  const result = withRecord(object({ [record]: 'old', more: 'x' }), object(), 'kubectl');
  assert.deepEqual(result.metadata.annotations, {
    [record]:
      '{"apiVersion":"v1","data":{"x":"2","y":"1"},"kind":"ConfigMap","metadata":{"name":"a","namespace":"b"}}\n',
    more: 'x',
  });
});

test('without a record, and for other managers, nothing is recorded', () => {
  assert.deepEqual(withRecord(object(), object(), 'kubectl'), object());
  const kept = object({ [record]: 'old' });
  assert.equal(withRecord(kept, object(), 'pipeline'), kept);
});
