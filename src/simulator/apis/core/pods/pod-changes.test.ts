import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../../resources/kinds/kinds.ts';
import { type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { Container } from '../../../../resources/workloads/pod-spec.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';

const cluster = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  await plane.client.create<Pod>(podKind, plainPod({ name: 'p', namespace: 'a' }, 'web:v1'));
  const write = (change: (pod: Pod) => void, subresource?: string) =>
    plane.client.modify<Pod>(podKind, 'a', 'p', change, subresource);
  return { ...plane, write };
};

test('who writes a pod anew as it once was keeps the priority that it got', async () => {
  const { write } = await cluster();
  const { spec } = await write((pod) => {
    delete pod.spec.priority;
    delete pod.spec.preemptionPolicy;
    delete pod.spec.tolerations;
    pod.spec.activeDeadlineSeconds = 60;
  });
  assert.deepEqual([spec.priority, spec.preemptionPolicy, spec.activeDeadlineSeconds], [0, 'PreemptLowerPriority', 60]);
});

for (const [given, expected] of [
  [{ podIPs: [{ ip: '10.0.0.1' }] }, ['10.0.0.1', '10.0.0.1']],
  [{ podIP: '10.0.0.2' }, ['10.0.0.2', '10.0.0.2']],
  [{ podIP: '10.0.0.3', podIPs: [{ ip: '10.0.0.4' }] }, ['10.0.0.3', '10.0.0.3']],
] as const)
  test(`a pod has its address twice when a client writes ${JSON.stringify(given)}`, async () => {
    const { write } = await cluster();
    const { status } = await write((pod) => void (pod.status = { ...pod.status, ...given } as Pod['status']), 'status');
    assert.deepEqual([status?.podIP, status?.podIPs?.[0]?.ip], expected);
  });

test('containers for debugging stay as they are', async () => {
  const { write } = await cluster();
  const debug = (containers: Container[]) =>
    write((pod) => void (pod.spec.ephemeralContainers = containers), 'ephemeralcontainers');
  const one = { name: 'one', image: 'i' };
  await debug([one]);
  const rest = 'Pod "p" is invalid: spec.ephemeralContainers';
  await assert.rejects(debug([]), {
    code: 422,
    message: `${rest}: Forbidden: existing ephemeral containers "one" may not be removed\n`,
  });
  await assert.rejects(debug([one, { name: 'one', image: 'j' }]), /\[1\]\.name: Duplicate value: "one"/);
  await assert.rejects(
    debug([one, { name: 'two', image: 'i', ports: [{ containerPort: 80 }] }]),
    /\[1\]\.ports: Forbidden: cannot be set for an Ephemeral Container/,
  );
});
