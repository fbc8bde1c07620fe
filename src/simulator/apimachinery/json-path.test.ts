import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueAt, withValueAt } from './json-path.ts';

const object = {
  metadata: { annotations: { 'a.b/c': 'x' } },
  spec: { replicas: 3, ports: [{ port: 80 }] },
  status: { conditions: [{ type: 'Other' }, { type: 'Ready', status: 'True' }] },
};

const rows: { path: string; value: unknown }[] = [
  { path: '.spec.replicas', value: 3 },
  { path: 'spec.replicas', value: 3 },
  { path: '.spec.ports[0].port', value: 80 },
  { path: '.spec.ports[1].port', value: undefined },
  { path: ".metadata.annotations['a.b/c']", value: 'x' },
  { path: '.metadata.annotations.a\\.b/c', value: 'x' },
  { path: '.status.conditions[?(@.type=="Ready")].status', value: 'True' },
  { path: ".status.conditions[?(@.type=='Gone')].status", value: undefined },
  { path: '.spec..replicas', value: undefined },
  { path: '.spec.toString', value: undefined },
];

for (const { path, value } of rows) test(`value at ${path}`, () => assert.deepEqual(valueAt(object, path), value));

test('a value is put at a path, with the objects on the way', () => {
  assert.deepEqual(withValueAt({ a: 1 }, '.spec.deep.replicas', 2), { a: 1, spec: { deep: { replicas: 2 } } });
});
