import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointSliceKind, endpointsKind, podKind, serviceKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Pod, plainPod } from '../../../resources/pod.ts';
import type { Service } from '../../../resources/service.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createEndpointsController } from './endpoints-controller.ts';

const cluster = async () => {
  const plane = controlPlane(createEndpointsController());
  await createProject(plane, 'a');
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'a' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  };
  await plane.client.create(serviceKind, service);
  await plane.client.create(podKind, plainPod({ name: 'web-1', namespace: 'a', labels: { app: 'web' } }, 'web'));
  await plane.settle();
  const setStatus = async (status: Pod['status']) => {
    await plane.client.modify<Pod>(
      podKind,
      'a',
      'web-1',
      (pod) => void (pod.status = { ...pod.status, ...status }),
      'status',
    );
    await plane.settle();
  };
  const subsets = async () =>
    (await plane.client.get<KubeObject & { subsets?: Record<string, { ip: string }[]>[] }>(endpointsKind, 'a', 'web'))
      .subsets;
  return { ...plane, setStatus, subsets };
};

test('a service without running pods has empty endpoints', async () => {
  const { subsets, client } = await cluster();
  assert.equal(await subsets(), undefined);
  const [slice] = await client.list(endpointSliceKind, 'a');
  assert.equal(slice?.metadata.labels?.['kubernetes.io/service-name'], 'web');
});

test('pods move from not ready to ready and disappear', async () => {
  const { setStatus, subsets, client, settle } = await cluster();
  await setStatus({ phase: 'Running', podIP: '10.128.0.6' });
  assert.deepEqual(
    (await subsets())?.map(({ addresses, notReadyAddresses }) => [addresses, notReadyAddresses?.[0]?.ip]),
    [[undefined, '10.128.0.6']],
  );
  await setStatus({ conditions: [{ type: 'Ready', status: 'True' }] });
  assert.deepEqual(
    (await subsets())?.map(({ addresses, ports }) => [addresses?.[0]?.ip, ports]),
    [['10.128.0.6', [{ name: 'http', port: 8080, protocol: 'TCP' }]]],
  );
  await client.delete(podKind, 'a', 'web-1');
  await settle();
  assert.equal(await subsets(), undefined);
});

test('the endpoints of a deleted service are deleted', async () => {
  const { client, settle } = await cluster();
  await client.delete(serviceKind, 'a', 'web');
  await settle();
  await assert.rejects(client.get(endpointsKind, 'a', 'web'), { code: 404 });
});
