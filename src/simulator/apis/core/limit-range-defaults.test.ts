import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitRangeDefaults } from './limit-range-defaults.ts';

const limited = (limit: object): object | undefined => {
  const object = { metadata: { name: 'a' }, spec: { limits: [structuredClone(limit)] } };
  limitRangeDefaults(object as never);
  return object.spec.limits[0];
};

test('containers get the most as their limit, and ask for their limit or the least', () => {
  const max = { cpu: '2', memory: '1Gi' };
  const min = { memory: '1Mi', 'ephemeral-storage': '1Gi' };
  assert.deepEqual(
    limited({ type: 'Container', max, min, default: { memory: '512Mi' }, defaultRequest: { cpu: '1' } }),
    {
      type: 'Container',
      max,
      min,
      default: { cpu: '2', memory: '512Mi' },
      defaultRequest: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '1Gi' },
    },
  );
});

test('nothing is said of other things, nor of what has no bounds', () => {
  for (const limit of [{ type: 'Pod', max: { cpu: '2' } }, { type: 'Container' }])
    assert.deepEqual(limited(limit), limit);
});
