import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, namespaceKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import { plainPod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createNamespaceController } from './namespace-controller.ts';

const cluster = async () => {
  const plane = controlPlane();
  plane.run(createNamespaceController(plane.servedKinds));
  await createProject(plane, 'a');
  await plane.settle();
  return plane;
};

test('a namespace is created active, with its name as a label', async () => {
  const { client } = await cluster();
  const { metadata, spec, status } = await client.get<Namespace>(namespaceKind, undefined, 'a');
  assert.deepEqual(
    [metadata.labels, spec, status],
    [{ 'kubernetes.io/metadata.name': 'a' }, { finalizers: ['kubernetes'] }, { phase: 'Active' }],
  );
});

test('a deleted namespace disappears with everything in it', async () => {
  const { client, settle, listers } = await cluster();
  await client.create(configMapKind, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: 'a' } });
  await client.delete(namespaceKind, undefined, 'a');
  await settle();
  await assert.rejects(client.get(namespaceKind, undefined, 'a'), { code: 404, message: 'namespaces "a" not found' });
  assert.equal(listers.of(configMapKind).get('a', 'm'), undefined);
});

test('running pods hold it, and nothing new comes in', async () => {
  const { client, settle } = await cluster();
  await client.create(podKind, plainPod({ name: 'p', namespace: 'a' }, 'web'));
  const target = {
    apiVersion: 'v1',
    kind: 'Binding',
    metadata: { name: 'p', namespace: 'a' },
    target: { name: 'worker-0' },
  };
  await client.createAt(podKind, 'a', 'p', 'binding', target);
  await client.delete(namespaceKind, undefined, 'a');
  await settle();
  const { status } = await client.get<Namespace>(namespaceKind, undefined, 'a');
  assert.equal(status?.phase, 'Terminating');
  assert.equal(
    status?.conditions?.find(({ type }) => type === 'NamespaceContentRemaining')?.message,
    'Some resources are remaining: pods. has 1 resource instances',
  );
  await assert.rejects(
    client.create(configMapKind, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: 'a' } }),
    {
      code: 403,
      message:
        'configmaps "m" is forbidden: unable to create new content in namespace a because it is being terminated',
    },
  );
  await client.delete(podKind, 'a', 'p', { gracePeriodSeconds: 0 });
  await settle();
  await assert.rejects(client.get(namespaceKind, undefined, 'a'), { code: 404 });
});

test('some namespaces stay', async () => {
  const { client, createNamespace } = await cluster();
  await createNamespace('default');
  await assert.rejects(client.delete(namespaceKind, undefined, 'default'), {
    code: 403,
    message: 'namespaces "default" is forbidden: this namespace may not be deleted',
  });
});
