import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, deploymentKind, namespaceKind, replicaSetKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { StatusError } from '../../apimachinery/status-error.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const setUp = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  return plane.client;
};

const made = (kind: ResourceKind, metadata: object, content: object = {}): KubeObject =>
  ({ apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { namespace: 'a', ...metadata }, ...content }) as never;

const causes = async (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: StatusError) => error.details?.causes?.map(({ field }) => field ?? '') ?? [],
  );

test('a prefix is checked as names are, but may end in a dash', async () => {
  const client = await setUp();
  assert.deepEqual(await causes(client.create(configMapKind, made(configMapKind, { generateName: 'a/b' }))), [
    'metadata.generateName',
    'metadata.name',
  ]);
  await client.create(configMapKind, made(configMapKind, { generateName: 'web-' }));
});

test('an object without a name is told what else is wrong with it', async () => {
  const client = await setUp();
  assert.deepEqual(
    await causes(client.create(configMapKind, made(configMapKind, { labels: { 'a b': '' } }, { data: { 'a/b': '' } }))),
    ['metadata.name', 'metadata.labels', 'data'.concat('[a/b]')],
  );
});

test('a change is checked as metadata of anything, as a change, and once more by its kind', async () => {
  const client = await setUp();
  await client.create(configMapKind, made(configMapKind, { name: 'x' }));
  const change = client.modify(configMapKind, 'a', 'x', ({ metadata }) => {
    metadata.labels = { a: '-' };
  });
  assert.deepEqual(await causes(change), Array(4).fill('metadata.labels'));
});

test('the generation that a client sends stays where the kind counts none', async () => {
  const client = await setUp();
  const { metadata } = await client.create(configMapKind, made(configMapKind, { name: 'x', generation: 5 }));
  assert.equal(metadata.generation, 5);
});

test('the status of a workload has to add up', async () => {
  const client = await setUp();
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };
  const spec = { replicas: 0, selector: { matchLabels: { a: 'b' } }, template };
  for (const kind of [deploymentKind, replicaSetKind]) {
    const object = await client.create(kind, made(kind, { name: 'x' }, { spec }));
    const status = { replicas: 1, readyReplicas: 2, availableReplicas: -1 };
    assert.deepEqual(await causes(client.updateStatus(kind, { ...object, status } as never)), [
      'status.availableReplicas',
      'status.readyReplicas',
    ]);
  }
});

test('finalizers of a namespace say whose they are', async () => {
  const client = await setUp();
  const namespace = made(namespaceKind, { namespace: undefined, name: 'b' }, { spec: { finalizers: ['mine'] } });
  assert.deepEqual(await causes(client.create(namespaceKind, namespace)), ['spec.finalizers']);
});
