import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { describeNodePods } from './describe-node-pods.ts';

const container = (name: string, cpu: string, rest: Partial<Container> = {}): Container => ({
  name,
  image: 'hello',
  resources: { requests: { cpu, 'example.com/card': '1' } },
  ...rest,
});

const requestedBy = (
  initContainers: Container[],
  containers: Container[],
  overhead?: Record<string, string>,
): string => {
  const spec = { initContainers, containers, ...(overhead && { overhead }) };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'b' }, spec };
  const text = describeNodePods([pod], { cpu: '1', 'example.com/card': '4', pods: '10' }, 0);
  return /^ {2}cpu\t(\S+)/m.exec(text)?.[1] ?? '';
};

test('a pod needs what its containers and sidecars do, or an init container beside the sidecars before it', () => {
  const sidecar = container('beside', '100m', { restartPolicy: 'Always' });
  assert.equal(requestedBy([sidecar], [container('main', '200m')]), '300m');
  assert.equal(requestedBy([sidecar, container('first', '500m')], [container('main', '200m')]), '600m');
  assert.equal(requestedBy([container('first', '500m'), sidecar], [container('main', '200m')]), '500m');
  assert.equal(requestedBy([], [container('main', '200m')], { cpu: '50m' }), '250m');
});

test('resources of other names are counted below', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [container('main', '1')] },
  };
  assert.match(describeNodePods([pod], { cpu: '1', 'example.com/card': '4' }, 0), /^ {2}example\.com\/card\t1\t0\n/m);
});
