import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateScaleValues } from './validate-scale-values.ts';

const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' };
const widget = (spec: unknown) => ({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' }, spec });

test('a scale cannot look for its number in what has no fields', () => {
  assert.deepEqual(
    validateScaleValues(widget(1), scale, 'all').map(({ message }) => message),
    ['Invalid value: 0: .spec.replicas accessor error: 1 is of the type int64, expected map[string]interface{}'],
  );
  assert.deepEqual(validateScaleValues(widget({ replicas: 1 }), scale, 'all'), []);
});
