import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManagedFieldsEntry } from '../../../resources/kube-object.ts';
import { ownersAfterScale, ownersOfScale } from './scale-owners.ts';

const entry = (
  manager: string,
  fieldsV1: Record<string, unknown>,
  rest: Partial<ManagedFieldsEntry> = {},
): ManagedFieldsEntry => ({
  manager,
  operation: 'Apply',
  apiVersion: 'apps/v1',
  time: '2026-01-01T00:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...rest,
});
const replicas = { 'f:spec': { 'f:replicas': {} } };
const more = { 'f:spec': { 'f:replicas': {}, 'f:paused': {} } };

test('a scale has the owners of the number alone', () => {
  const owners = ownersOfScale([entry('one', more), entry('two', { 'f:metadata': {} })]);
  assert.deepEqual(owners, [entry('one', replicas, { apiVersion: 'autoscaling/v1' })]);
});

test('who writes the scale owns the number in the workload, and who owned it keeps the rest', () => {
  const scaled = entry('kubectl', replicas, {
    operation: 'Update',
    subresource: 'scale',
    apiVersion: 'autoscaling/v1',
  });
  const { time: _, ...added } = { ...scaled, apiVersion: 'apps/v1' };
  assert.deepEqual(ownersAfterScale([entry('one', more), entry('two', replicas)], [scaled], 'apps/v1'), [
    entry('one', { 'f:spec': { 'f:paused': {} } }),
    added,
  ]);
});

test('who owned the number before a write that changes nothing still owns it', () => {
  const before = [entry('one', more)];
  assert.deepEqual(ownersAfterScale(before, ownersOfScale(before), 'apps/v1'), before);
});
