import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createTerminatingPodController } from './terminating-pod-controller.ts';

const terminating = async (nodeName?: string, finalizers: string[] = []) => {
  const plane = controlPlane(createTerminatingPodController());
  const { client, settle, store } = plane;
  await createProject(plane, 'a');
  await client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name: 'laptop' } });
  const pod = plainPod({ name: 'web', namespace: 'a' }, 'web:1');
  await client.create(podKind, {
    ...pod,
    metadata: { ...pod.metadata, finalizers },
    spec: { ...pod.spec, ...(nodeName && { nodeName }) },
  });
  await client.delete(podKind, 'a', 'web', { gracePeriodSeconds: 300 });
  await settle();
  const taint = async (...keys: string[]) => {
    const taints = keys.map((key) => ({ key, effect: 'NoExecute' as const }));
    await client.modify<Node>(nodeKind, undefined, 'laptop', (node) => void (node.spec = { taints }));
    await settle();
  };
  return { taint, phase: () => (store.get('pods', 'a', 'web') as Pod | undefined)?.status?.phase };
};

test('a pod that goes ends with its node once that is out of service', async () => {
  const { taint, phase } = await terminating('laptop');
  await taint('sick');
  assert.equal(phase(), 'Pending');
  await taint('node.kubernetes.io/out-of-service');
  assert.equal(phase(), undefined);
});

test('a pod that a finalizer keeps has failed, at once where it never had a node', async () => {
  const { taint, phase } = await terminating('laptop', ['example.com/keep']);
  await taint('node.kubernetes.io/out-of-service');
  assert.equal(phase(), 'Failed');
  assert.equal((await terminating(undefined, ['example.com/keep'])).phase(), 'Failed');
});
