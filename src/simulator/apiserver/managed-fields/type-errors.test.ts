import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaOf } from '../schema/schemas.ts';
import { typeErrors } from './type-errors.ts';

const configMap = { group: '', version: 'v1', kind: 'ConfigMap' };
const pod = { group: '', version: 'v1', kind: 'Pod' };

const rows: { kind: typeof pod; value: object; errors: string[] }[] = [
  { kind: configMap, value: { data: { a: 'b' }, metadata: { labels: { x: 'y' } } }, errors: [] },
  {
    kind: configMap,
    value: { data: { a: 1 } },
    errors: ['.data.a: expected string, got &value.valueUnstructured{Value:1}'],
  },
  { kind: configMap, value: { data: [1] }, errors: ['.data: expected map, got &{[1]}'] },
  { kind: configMap, value: { colour: 'red' }, errors: ['.colour: field not declared in schema'] },
  {
    kind: pod,
    value: { spec: { containers: [{ name: 'c', ports: [{ containerPort: 'x' }], tty: 'yes' }] } },
    errors: [
      '.spec.containers[name="c"].ports[containerPort="x",protocol="TCP"].containerPort: expected numeric (int or float), got string',
      '.spec.containers[name="c"].tty: expected boolean, got &{yes}',
    ],
  },
  {
    kind: pod,
    value: { spec: { containers: [{ name: 'c' }, { name: 'c' }] } },
    errors: ['.spec.containers: duplicate entries for key [name="c"]'],
  },
  {
    kind: pod,
    value: { spec: { containers: [{ name: 'c', resources: { limits: { cpu: 1, memory: '1Gi' } } }], volumes: {} } },
    errors: ['.spec.volumes: expected list, got &{map[]}'],
  },
];

for (const { kind, value, errors } of rows)
  test(`typed: ${JSON.stringify(value)}`, () => assert.deepEqual(typeErrors(value, schemaOf(kind)), errors));

void test('an item that cannot be told apart from others ends its list', () => {
  const items = { type: 'object', properties: { name: { type: 'string' } } };
  const schema = { type: 'array', items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] };
  assert.deepEqual(typeErrors([null, { odd: 1 }], schema as never, '.ports'), [
    '.ports: element 0: associative list with keys may not have a null element',
  ]);
  assert.deepEqual(typeErrors(['s'], schema as never, '.ports'), [
    '.ports: element 0: associative list with keys may not have non-map elements',
  ]);
});
