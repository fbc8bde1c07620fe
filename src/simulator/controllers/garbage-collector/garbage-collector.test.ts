import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { DeleteOptions } from '../../apimachinery/rest-storage.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createGarbageCollector } from './garbage-collector.ts';

const cluster = async () => {
  const plane = controlPlane();
  plane.run(createGarbageCollector(plane.servedKinds));
  await plane.createNamespace('a');
  const create = (name: string, owners: readonly KubeObject[] = [], finalizers: string[] = []) =>
    plane.client.create(configMapKind, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace: 'a',
        finalizers,
        ownerReferences: owners.map(({ metadata }) => ({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: metadata.name,
          uid: metadata.uid ?? '',
          blockOwnerDeletion: true,
        })),
      },
    });
  const remove = async (name: string, propagationPolicy?: DeleteOptions['propagationPolicy']) => {
    await plane.client.delete(configMapKind, 'a', name, { propagationPolicy });
    await plane.settle();
  };
  const names = async () => (await plane.client.list(configMapKind, 'a')).map(({ metadata }) => metadata.name);
  return { ...plane, create, remove, names };
};

test('what an object owns goes after it, in all generations', async () => {
  const { create, remove, names } = await cluster();
  const child = await create('child', [await create('parent')]);
  await create('grandchild', [child]);
  await create('other');
  await remove('parent');
  assert.deepEqual(await names(), ['other']);
});

test('one owner is enough to stay', async () => {
  const { client, create, remove } = await cluster();
  await create('child', [await create('one'), await create('two')]);
  await remove('one');
  const child = await client.get(configMapKind, 'a', 'child');
  assert.deepEqual(
    child.metadata.ownerReferences?.map(({ name }) => name),
    ['two'],
  );
});

test('orphaning leaves the dependents without an owner', async () => {
  const { client, create, remove, names } = await cluster();
  await create('child', [await create('parent')]);
  await remove('parent', 'Orphan');
  assert.deepEqual(await names(), ['child']);
  assert.equal((await client.get(configMapKind, 'a', 'child')).metadata.ownerReferences, undefined);
});

test('in the foreground the owner goes last', async () => {
  const { client, create, remove, names, settle } = await cluster();
  await create('child', [await create('parent')], ['example.com/hold']);
  await remove('parent', 'Foreground');
  assert.deepEqual(await names(), ['child', 'parent']);
  assert.deepEqual((await client.get(configMapKind, 'a', 'parent')).metadata.finalizers, ['foregroundDeletion']);
  await client.modify(configMapKind, 'a', 'child', ({ metadata }) => void delete metadata.finalizers);
  await settle();
  assert.deepEqual(await names(), []);
});

test('a circle of owners does not keep them', async () => {
  const { client, create, remove, names } = await cluster();
  const first = await create('first');
  const second = await create('second', [first]);
  const third = await create('third', [second]);
  await client.modify(configMapKind, 'a', 'first', ({ metadata }) => {
    const { name, uid = '' } = (third as KubeObject).metadata;
    metadata.ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name, uid, blockOwnerDeletion: true }];
  });
  await remove('first', 'Foreground');
  assert.deepEqual(await names(), []);
});

test('an owner that never was, or has been replaced, counts as gone', async () => {
  const { create, names, settle } = await cluster();
  const parent = await create('parent');
  await create('child', [{ ...parent, metadata: { ...parent.metadata, uid: '00000000-0000-4000-8000-000000000000' } }]);
  await settle();
  assert.deepEqual(await names(), ['parent']);
});

test('an owner of which nothing can be known keeps what it owns', async () => {
  const { client, names, settle } = await cluster();
  const owner = {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    name: 'w',
    uid: '00000000-0000-4000-8000-000000000000',
  };
  await client.create(configMapKind, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'child', namespace: 'a', ownerReferences: [owner] },
  });
  const namespaced = { ...owner, apiVersion: 'v1', kind: 'ConfigMap' };
  const apart = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b', ownerReferences: [namespaced] } };
  await client.create(namespaceKind, apart);
  await settle();
  assert.deepEqual(await names(), ['child']);
  assert.ok(await client.get(namespaceKind, undefined, 'b'));
});
