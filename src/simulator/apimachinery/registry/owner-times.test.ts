import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { differsInTimesOnly } from './owner-times.ts';

const object = (time: string, label: string, fieldsV1: Record<string, unknown> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'a',
    labels: { label },
    managedFields: [{ manager: 'me', operation: 'Apply', apiVersion: 'v1', time, fieldsType: 'FieldsV1', fieldsV1 }],
  },
});

test('a write that only says when it was made is told from one that changes something', () => {
  assert.equal(differsInTimesOnly(object('2', 'a'), object('1', 'a')), true);
  assert.equal(differsInTimesOnly(object('2', 'b'), object('1', 'a')), false);
  assert.equal(differsInTimesOnly(object('2', 'a', { 'f:data': {} }), object('1', 'a')), false);
  assert.equal(differsInTimesOnly({ ...object('2', 'a'), metadata: { name: 'a' } }, object('1', 'a')), false);
});
