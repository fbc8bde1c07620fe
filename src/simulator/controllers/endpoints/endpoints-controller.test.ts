import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointSliceKind, endpointsKind, nodeKind, podKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
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

test('a slice names every port, even one without a name, and tells what triggered it', async () => {
  const { client, settle, setStatus } = await cluster();
  await client.modify<Service>(serviceKind, 'a', 'web', (service) => {
    service.spec.ports = [{ port: 81 }];
  });
  await setStatus({ phase: 'Running', podIP: '10.128.0.6' });
  await settle();
  const [slice] = await client.list<KubeObject & { ports: object[] }>(endpointSliceKind, 'a');
  assert.deepEqual(slice?.ports, [{ name: '', port: 81, protocol: 'TCP' }]);
  await setStatus({ conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2099-01-01T00:00:00Z' }] });
  const later = (await client.get(endpointsKind, 'a', 'web')).metadata.annotations;
  assert.deepEqual(later, { 'endpoints.kubernetes.io/last-change-trigger-time': '2099-01-01T00:00:00Z' });
});

test('pods with other numbers for a named port stand in a slice and a subset of their own', async () => {
  const { client, settle, setStatus, subsets } = await cluster();
  await client.modify<Service>(serviceKind, 'a', 'web', (service) => {
    service.spec.ports = [{ name: 'http', port: 80, targetPort: 'http' }];
    service.spec.publishNotReadyAddresses = true;
  });
  for (const [name, containerPort] of [['web-2', 8082] as const, ['web-3', 8083] as const]) {
    const pod = plainPod({ name, namespace: 'a', labels: { app: 'web' } }, 'web');
    pod.spec.containers = [{ name: 'web', image: 'web', ports: [{ name: 'http', containerPort }] }];
    await client.create(podKind, pod);
    await client.modify<Pod>(
      podKind,
      'a',
      name,
      (each) => void (each.status = { podIP: `10.0.0.${containerPort % 10}` }),
      'status',
    );
  }
  await settle();
  await setStatus({ podIP: '10.128.0.6' });
  const slices = await client.list<KubeObject & { ports: { port: number }[] | null }>(endpointSliceKind, 'a');
  assert.deepEqual(slices.map(({ ports }) => ports?.map(({ port }) => port) ?? null).sort(), [[8082], [8083], null]);
  assert.deepEqual(
    (await subsets())?.map(({ addresses }) => addresses?.[0]?.ip),
    ['10.0.0.2', '10.0.0.3'],
  );
});

test('endpoints and slices that somebody removes are made again', async () => {
  const { client, settle } = await cluster();
  const [slice] = await client.list(endpointSliceKind, 'a');
  await client.delete(endpointSliceKind, 'a', slice?.metadata.name ?? '');
  await client.delete(endpointsKind, 'a', 'web');
  await settle();
  const [again] = await client.list(endpointSliceKind, 'a');
  assert.notEqual(again?.metadata.uid, slice?.metadata.uid);
  assert.equal((await client.get(endpointsKind, 'a', 'web')).metadata.name, 'web');
});

test('endpoints tell the zones of their nodes, and where a service stays close each is meant for its own', async () => {
  const { client, settle, setStatus } = await cluster();
  const node = { metadata: { name: 'n', labels: { 'topology.kubernetes.io/zone': 'east' } } };
  await client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', ...node });
  const pod = plainPod({ name: 'web-2', namespace: 'a', labels: { app: 'web' } }, 'web');
  await client.create(podKind, { ...pod, spec: { ...pod.spec, nodeName: 'n' } });
  const conditions = [{ type: 'Ready', status: 'True' as const }];
  const write = (each: Pod): void => void (each.status = { ...each.status, podIP: '10.128.0.7', conditions });
  await client.modify<Pod>(podKind, 'a', 'web-2', write, 'status');
  await setStatus({ phase: 'Running' });
  const members = async () =>
    (await client.list<KubeObject & { endpoints?: { zone?: string; hints?: unknown }[] }>(endpointSliceKind, 'a'))
      .flatMap(({ endpoints }) => endpoints ?? [])
      .map(({ zone, hints }) => ({ zone, hints }));
  assert.deepEqual(await members(), [{ zone: 'east', hints: undefined }]);
  await client.modify<Service>(serviceKind, 'a', 'web', ({ spec }) => void (spec.trafficDistribution = 'PreferClose'));
  await settle();
  assert.deepEqual(await members(), [{ zone: 'east', hints: { forZones: [{ name: 'east' }] } }]);
});
