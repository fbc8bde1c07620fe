import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { schedulerWorld } from './testing/scheduler-world.ts';

const ZONE = 'topology.kubernetes.io/zone';

/** Two equal nodes in zones of their own, with so much said of one of them. */
const world = async (name = 'worker-0', status: Node['status'] = {}, spec: Node['spec'] = {}) => {
  const made = await schedulerWorld({ 'worker-0': {}, 'worker-1': {}, [name]: spec });
  for (const each of ['worker-0', 'worker-1'])
    await made.client.modify<Node>(nodeKind, undefined, each, (node) => {
      node.metadata.labels = { ...node.metadata.labels, [ZONE]: each === 'worker-0' ? 'a' : 'b' };
      node.status = { allocatable: { cpu: '4', memory: '16Gi' }, ...(each === name && status) };
    });
  return made;
};

const near = (kind: 'podAffinity' | 'podAntiAffinity', app: string): Partial<PodSpec> => ({
  affinity: {
    [kind]: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: ZONE, labelSelector: { matchLabels: { app } } } },
      ],
    },
  },
});

const image = { names: ['quay.io/acme/large:latest'], sizeBytes: 1_500_000_000 };

test('a taint that would rather keep pods away counts only for pods that do not tolerate it', async () => {
  const { place } = await world('worker-0', {}, { taints: [{ key: 'slow', effect: 'PreferNoSchedule' }] });
  assert.equal(await place('plain'), 'worker-1');
  assert.equal(await place('second'), 'worker-1');
  assert.equal(await place('tolerant', { tolerations: [{ key: 'slow', operator: 'Exists' }] }), 'worker-0');
});

test('a pod goes where it prefers to run', async () => {
  const { place } = await world();
  const preference = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['hdd'] }] };
  const preferred = [{ weight: 10, preference }];
  const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred } };
  assert.equal(await place('one', { affinity }), 'worker-1');
  assert.equal(await place('two', { affinity }), 'worker-1');
});

test('a pod goes near those that it would like to be near, and away from others', async () => {
  const { place } = await world();
  await place('first');
  assert.equal(await place('db', {}, undefined, { app: 'db' }), 'worker-1');
  assert.equal(await place('web', near('podAffinity', 'db')), 'worker-1');
  assert.equal(await place('batch', near('podAntiAffinity', 'first')), 'worker-0');
  assert.equal(await place('loner', near('podAntiAffinity', 'db')), 'worker-0');
});

test('a pod that others would like to have near goes there', async () => {
  const { place } = await world();
  await place('first');
  await place('fan', near('podAffinity', 'star'));
  assert.equal(await place('star', {}, undefined, { app: 'star' }), 'worker-1');
});

test('a pod that may be spread unevenly is spread all the same', async () => {
  const { place } = await world();
  const spread: Partial<PodSpec> = {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  };
  await place('web', {}, undefined, { app: 'web' });
  await place('a');
  await place('b');
  assert.deepEqual(await place('web-2', spread, undefined, { app: 'web' }), 'worker-1');
});

test('pods of a service are spread even without a controller', async () => {
  const { place, client } = await world();
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'a' } };
  await client.create(serviceKind, { ...service, spec: { selector: { app: 'web' } } } as typeof service);
  assert.equal(await place('web-1', {}, undefined, { app: 'web' }), 'worker-0');
  await place('a', { nodeName: 'worker-1' });
  await place('b', { nodeName: 'worker-1' });
  assert.equal(await place('web-2', {}, undefined, { app: 'web' }), 'worker-1');
});

test('of nodes with as many pods the one that is asked for less is better', async () => {
  const { place } = await world();
  const asking = (cpu: string): Partial<PodSpec> => ({
    containers: [{ name: 'c', image: 'x', resources: { requests: { cpu, memory: cpu } } }],
  });
  await place('big', asking('2'));
  await place('small', asking('1'));
  assert.equal(await place('next', asking('1')), 'worker-1');
  assert.equal(await place('last', asking('1')), 'worker-0');
});

test('a large image that a node holds already draws pods, and a small one does not', async () => {
  const large = { containers: [{ name: 'c', image: 'quay.io/acme/large' }] };
  const { place } = await world('worker-1', { images: [image] });
  assert.equal(await place('one', large), 'worker-1');
  assert.equal(await place('two', large), 'worker-1');
  const { place: placeSmall } = await world('worker-1', { images: [{ ...image, sizeBytes: 20_000_000 }] });
  assert.equal(await placeSmall('one', large), 'worker-0');
});
