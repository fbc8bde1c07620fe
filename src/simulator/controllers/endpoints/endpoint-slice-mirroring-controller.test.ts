import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointSliceKind, endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createGarbageCollector } from '../garbage-collector/garbage-collector.ts';
import { createEndpointSliceMirroringController } from './endpoint-slice-mirroring-controller.ts';

const endpoints = (subsets: object[], labels?: Record<string, string>): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'db', namespace: 'a', ...(labels && { labels }) },
    subsets,
  }) as KubeObject;

const service = (spec: Service['spec']): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'db', namespace: 'a' },
  spec: { ports: [{ name: 'sql', port: 5432 }], ...spec },
});

const ports = [{ name: 'sql', port: 5432, protocol: 'TCP' }];

const cluster = async (spec: Service['spec'] = {}) => {
  const plane = controlPlane(
    createEndpointSliceMirroringController(),
    createGarbageCollector([endpointSliceKind, endpointsKind]),
  );
  await createProject(plane, 'a');
  await plane.client.create(serviceKind, service(spec));
  const slices = async () => {
    await plane.settle();
    return (
      await plane.client.list<KubeObject & { endpoints?: object[]; ports?: object[] }>(endpointSliceKind, 'a')
    ).map(({ metadata, ...rest }) => ({ ...rest, labels: metadata.labels }));
  };
  return { ...plane, slices };
};

test('endpoints of a service without a selector are shown as slices, and go with them', async () => {
  const { client, slices } = await cluster();
  await client.create(
    endpointsKind,
    endpoints([{ addresses: [{ ip: '10.0.0.1' }], notReadyAddresses: [{ ip: '10.0.0.2' }], ports }], { tier: 'db' }),
  );
  const [slice, ...others] = await slices();
  assert.deepEqual(others, []);
  assert.deepEqual(
    [slice?.labels, slice?.endpoints, slice?.ports],
    [
      {
        'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
        'kubernetes.io/service-name': 'db',
        tier: 'db',
      },
      [
        { addresses: ['10.0.0.1'], conditions: { ready: true } },
        { addresses: ['10.0.0.2'], conditions: { ready: false } },
      ],
      ports,
    ],
  );
  await client.modify(endpointsKind, 'a', 'db', (current) => ({
    ...current,
    ...endpoints([{ addresses: [{ ip: '10.0.0.3' }], ports }]),
    metadata: current.metadata,
  }));
  assert.deepEqual((await slices())[0]?.endpoints, [{ addresses: ['10.0.0.3'], conditions: { ready: true } }]);
  await client.delete(endpointsKind, 'a', 'db');
  assert.deepEqual(await slices(), []);
});

test('slices of several families and ports are told apart', async () => {
  const { client, slices } = await cluster();
  const other = [{ port: 80, protocol: 'TCP' }];
  await client.create(
    endpointsKind,
    endpoints([
      { addresses: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }], ports },
      { addresses: [{ ip: '10.0.0.1' }], ports: other },
    ]),
  );
  assert.deepEqual(
    (await slices()).map((slice) => [(slice as { addressType?: string }).addressType, slice.ports?.length]).toSorted(),
    [
      ['IPv4', 1],
      ['IPv4', 1],
      ['IPv6', 1],
    ],
  );
});

for (const { why, spec, labels } of [
  { why: 'a selector', spec: { selector: { app: 'db' } } },
  { why: 'a label against it', labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
])
  test(`endpoints with ${why} are not mirrored`, async () => {
    const { client, slices } = await cluster(spec);
    await client.create(endpointsKind, endpoints([{ addresses: [{ ip: '10.0.0.1' }], ports }], labels));
    assert.deepEqual(await slices(), []);
  });

test('an address that serves several ports is in one slice, however it was written', async () => {
  const { client, slices } = await cluster();
  const subset = (name: string, port: number) => ({ addresses: [{ ip: '10.0.0.1' }], ports: [{ name, port }] });
  await client.create(endpointsKind, endpoints([subset('sql', 5432), subset('web', 80)]));
  const [slice, ...others] = await slices();
  assert.deepEqual(others, []);
  assert.deepEqual(slice?.ports, [
    { name: 'web', port: 80, protocol: 'TCP' },
    { name: 'sql', port: 5432, protocol: 'TCP' },
  ]);
});

test('slices follow the annotations of endpoints', async () => {
  const { client, settle } = await cluster();
  await client.create(endpointsKind, endpoints([{ addresses: [{ ip: '10.0.0.1' }], ports }]));
  const annotations = async (wanted: Record<string, string>) => {
    await client.modify(endpointsKind, 'a', 'db', ({ metadata }) => void (metadata.annotations = wanted));
    await settle();
    const [slice] = await client.list(endpointSliceKind, 'a');
    return slice?.metadata.annotations;
  };
  assert.deepEqual(await annotations({ one: '1', two: '2' }), { one: '1', two: '2' });
  assert.deepEqual(await annotations({ two: '2' }), { two: '2' });
});
