import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { schedulerWorld } from './testing/scheduler-world.ts';

const web = { app: 'web' };

const term = { labelSelector: { matchLabels: web }, topologyKey: 'kubernetes.io/hostname' };

const near: Partial<PodSpec> = {
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
};

const apart: Partial<PodSpec> = {
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
};

const evenly = (labelSelector = { matchLabels: web }): Partial<PodSpec> => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector },
  ],
});

const onPort = (hostPort: number, hostIP?: string, protocol = 'TCP'): Partial<PodSpec> => ({
  containers: [
    { name: 'c', image: 'x', ports: [{ containerPort: 80, hostPort, protocol, ...(hostIP && { hostIP }) }] },
  ],
});

const nobody = (reason: string): string =>
  `0/2 nodes are available: 2 ${reason}. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.`;

test('pods that keep apart take a node each, and the next one waits', async () => {
  const { place, pod, client, settled } = await schedulerWorld();
  assert.deepEqual(
    [
      await place('a', apart, undefined, web),
      await place('b', apart, undefined, web),
      await place('c', apart, undefined, web),
    ],
    ['worker-0', 'worker-1', undefined],
  );
  assert.equal(pod('c').status?.conditions?.[0]?.message, nobody("node(s) didn't match pod anti-affinity rules"));
  await client.delete(podKind, 'a', 'a', {
    gracePeriodSeconds: 0,
  });
  await settled();
  assert.equal(pod('c').spec.nodeName, 'worker-0');
});

test('a pod stays away from those that do not want it near', async () => {
  const { place, pod } = await schedulerWorld({ 'worker-0': {} });
  await place('lonely', { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } });
  assert.equal(await place('web', {}, undefined, web), undefined);
  assert.match(
    pod('web').status?.conditions?.[0]?.message ?? '',
    /1 node\(s\) didn't satisfy existing pods anti-affinity rules\./,
  );
  assert.equal(await place('other'), 'worker-0');
});

test('a pod follows those that it wants near it, and waits until there is one', async () => {
  const { place, pod, settled } = await schedulerWorld();
  assert.equal(await place('cache', near), undefined);
  assert.match(pod('cache').status?.conditions?.[0]?.message ?? '', /2 node\(s\) didn't match pod affinity rules\./);
  await place('elsewhere');
  assert.equal(await place('web', {}, undefined, web), 'worker-1');
  await settled();
  assert.equal(pod('cache').spec.nodeName, 'worker-1');
});

test('the first of those that want to be together goes anywhere', async () => {
  const { place } = await schedulerWorld();
  assert.deepEqual(
    [await place('a', near, undefined, web), await place('x'), await place('b', near, undefined, web)],
    ['worker-0', 'worker-1', 'worker-0'],
  );
});

test('pods that are to be spread evenly are', async () => {
  const { place } = await schedulerWorld();
  assert.deepEqual(
    [await place('a', evenly(), undefined, web), await place('b', evenly(), undefined, web)],
    ['worker-0', 'worker-1'],
  );
  assert.equal(await place('c', { ...evenly(), nodeName: 'worker-0' }, undefined, web), 'worker-0');
  assert.equal(await place('d', evenly(), undefined, web), 'worker-1');
  assert.equal(await place('e', { ...evenly(), nodeSelector: { disk: 'ssd' } }, undefined, web), 'worker-0');
});

test('a node that lacks the label of a spread takes no pod', async () => {
  const { place, pod } = await schedulerWorld();
  const zones = { ...evenly().topologySpreadConstraints?.[0], topologyKey: 'zone' };
  assert.equal(await place('a', { topologySpreadConstraints: [zones] }, undefined, web), undefined);
  assert.match(
    pod('a').status?.conditions?.[0]?.message ?? '',
    /2 node\(s\) didn't match pod topology spread constraints \(missing required label\)\. preemption: .*2 Preemption is not helpful/,
  );
});

test('a port of a node is taken once for each address and protocol', async () => {
  const { place, pod } = await schedulerWorld({ 'worker-0': {} });
  assert.equal(await place('a', onPort(8080, '127.0.0.1')), 'worker-0');
  assert.equal(await place('b', onPort(8080, '10.0.0.1')), 'worker-0');
  assert.equal(await place('c', onPort(8080, '10.0.0.1', 'UDP')), 'worker-0');
  assert.equal(await place('d', onPort(8080)), undefined);
  assert.match(
    pod('d').status?.conditions?.[0]?.message ?? '',
    /1 node\(s\) didn't have free ports for the requested pod ports\./,
  );
});
