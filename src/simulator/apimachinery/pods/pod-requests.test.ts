import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainPod } from '../../../resources/workloads/pod.ts';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { estimatedRequestsOf, requestsOf } from './pod-requests.ts';

const asking = (cpu: string, restartPolicy?: string): Container => ({
  name: 'c',
  image: 'x',
  resources: { requests: { cpu } },
  ...(restartPolicy && { restartPolicy }),
});

const cases: readonly (readonly [name: string, spec: Partial<PodSpec>, cpu: number])[] = [
  ['containers together', { containers: [asking('1'), asking('2')] }, 3],
  ['the init container that asks for most', { initContainers: [asking('2'), asking('4')] }, 4],
  ['sidecars beside containers', { initContainers: [asking('2', 'Always'), asking('1', 'Always')] }, 4],
  ['an init container with the sidecars before it', { initContainers: [asking('2', 'Always'), asking('4')] }, 6],
  ['an init container without the sidecars after it', { initContainers: [asking('4'), asking('2', 'Always')] }, 4],
  ['what the pod itself costs', { overhead: { cpu: '250m' } }, 1.25],
];

for (const [name, spec, cpu] of cases)
  test(`a pod asks for ${name}`, () => {
    const pod = { ...plainPod({ name: 'p' }, 'x'), spec: { containers: [asking('1')], ...spec } };
    assert.equal(requestsOf(pod)['cpu'], cpu);
  });

test('a container that asks for nothing is thought to need something', () => {
  assert.deepEqual(estimatedRequestsOf(plainPod({ name: 'p' }, 'x')), { cpu: 0.1, memory: 209_715_200 });
});
