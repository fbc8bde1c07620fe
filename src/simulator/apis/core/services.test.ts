import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceKind } from '../../../resources/kinds.ts';
import type { Service } from '../../../resources/service.ts';
import { controlPlane } from '../../testing/control-plane.ts';

const cluster = async () => {
  const plane = controlPlane();
  await plane.createNamespace('a');
  const create = (name: string, spec: Service['spec']) =>
    plane.client.create<Service>(serviceKind, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'a' },
      spec,
    });
  return { ...plane, create };
};

test('a service gets an address and defaults, as recorded on a cluster', async () => {
  const { create } = await cluster();
  const { spec, status } = await create('web', {
    selector: { deployment: 'web' },
    ports: [{ name: '8080-tcp', port: 8080, protocol: 'TCP', targetPort: 8080 }],
  });
  assert.match(spec.clusterIP ?? '', /^10\.3\.\d+\.\d+$/);
  assert.deepEqual(spec, {
    clusterIP: spec.clusterIP,
    clusterIPs: [spec.clusterIP],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ name: '8080-tcp', port: 8080, protocol: 'TCP', targetPort: 8080 }],
    selector: { deployment: 'web' },
    sessionAffinity: 'None',
    type: 'ClusterIP',
  });
  assert.deepEqual(status, { loadBalancer: {} });
});

test('a node port is drawn and kept', async () => {
  const { create, client } = await cluster();
  const { spec } = await create('web', { type: 'NodePort', ports: [{ port: 80 }] });
  const port = spec.ports?.[0]?.nodePort ?? 0;
  assert.ok(port >= 30_000 && port < 32_768);
  const updated = await client.update<Service>(serviceKind, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'a' },
    spec: { type: 'NodePort', ports: [{ port: 80 }], selector: { a: 'b' } },
  });
  assert.deepEqual([updated.spec.clusterIP, updated.spec.ports?.[0]?.nodePort], [spec.clusterIP, port]);
});

test('a headless service has no address', async () => {
  const { create } = await cluster();
  assert.equal((await create('db', { clusterIP: 'None', selector: { app: 'db' } })).spec.clusterIP, 'None');
});

for (const [what, spec, message] of [
  ['no port', {}, 'spec.ports: Required value'],
  [
    'two ports without names',
    { ports: [{ port: 80 }, { port: 81 }] },
    '[spec.ports[0].name: Required value, spec.ports[1].name: Required value]',
  ],
  [
    'a taken address',
    { clusterIP: '10.3.0.9', ports: [{ port: 80 }] },
    'spec.clusterIPs: Invalid value: []string{"10.3.0.9"}: failed to allocate IP 10.3.0.9: provided IP is already allocated',
  ],
  [
    'a foreign address',
    { clusterIP: '10.4.0.9', ports: [{ port: 80 }] },
    'spec.clusterIPs: Invalid value: []string{"10.4.0.9"}: failed to allocate IP 10.4.0.9: the provided IP (10.4.0.9) is not in the valid range. The range of valid IPs is 10.3.0.0/16',
  ],
] as const) {
  test(`a service with ${what} is refused`, async () => {
    const { create } = await cluster();
    await create('first', { clusterIP: '10.3.0.9', ports: [{ port: 80 }] });
    await assert.rejects(create('web', spec as never), { code: 422, message: `Service "web" is invalid: ${message}` });
  });
}
