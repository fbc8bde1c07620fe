import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition, CustomResourceVersion } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { defined, definition, specFieldsOf, widget } from './widget-definition.fixture.ts';

test('objects have the defaults of the version in which they are kept, and the fields of the one in which they are read', async () => {
  const given = definition({ storage: false });
  const [v1] = given.spec.versions as [CustomResourceVersion];
  const v2 = structuredClone(v1);
  Object.assign(specFieldsOf(v1), { colour: { type: 'string' } });
  const defaulted = { type: 'string', default: 'red' };
  Object.assign(specFieldsOf(v2), { colour: defaulted, shape: defaulted });
  given.spec.versions.push({ ...v2, name: 'v2', storage: true });
  const { client, kindOf, store } = await defined(given);
  const created = await client.create(kindOf('v1') as ResourceKind, widget({ size: 1 }));
  assert.deepEqual((created as unknown as { spec: object }).spec, { size: 1, replicas: 1, colour: 'red' });
  assert.equal(store.list('widgets.example.com')[0]?.apiVersion, 'example.com/v2');
});

test('a write of the status gives defaults to the status alone', async () => {
  const given = definition({ subresources: { status: {} } });
  const [v1] = given.spec.versions as [CustomResourceVersion];
  const schema = v1.schema?.openAPIV3Schema as { properties: Record<string, object> };
  schema.properties['status'] = { type: 'object', properties: { phase: { type: 'string', default: 'New' } } };
  const { client, kindOf, store, settle } = await defined(given);
  await client.create(kindOf('v1') as ResourceKind, widget({ size: 1 }));
  const changed = structuredClone(given);
  Object.assign(specFieldsOf(changed.spec.versions[0] as CustomResourceVersion), {
    colour: { type: 'string', default: 'red' },
  });
  await client.modify<CustomResourceDefinition>(
    customResourceDefinitionKind,
    undefined,
    'widgets.example.com',
    (current) => void (current.spec.versions = changed.spec.versions),
  );
  await settle();
  type Widget = KubeObject & { spec: object; status?: object };
  await client.modify<Widget>(kindOf('v1') as ResourceKind, 'a', 'w', (each) => void (each.status = {}), 'status');
  const { spec, status } = store.list('widgets.example.com')[0] as Widget;
  assert.deepEqual([spec, status], [{ size: 1, replicas: 1 }, { phase: 'New' }]);
});

const numbers: readonly [replicas: unknown, message: string][] = [
  [-1, 'Invalid value: -1: should be a non-negative integer'],
  [2 ** 31, 'Invalid value: 2147483648: should be less than or equal to 2147483647'],
  ['3', 'Invalid value: 0: .spec.replicas accessor error: 3 is of the type string, expected int64'],
];
for (const [replicas, message] of numbers)
  test(`${typeof replicas} ${replicas} is no number of replicas for a scale`, async () => {
    const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' };
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    const { client, kindOf } = await defined(definition({ subresources: { scale }, schema }));
    await assert.rejects(client.create(kindOf('v1') as ResourceKind, widget({ replicas })), {
      code: 422,
      message: `Widget.example.com "w" is invalid: .spec.replicas: ${message}`,
    });
  });
