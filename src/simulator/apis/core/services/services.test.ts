import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import { servicePlane } from './service-plane.fixture.ts';

test('a service gets an address and defaults, as recorded on a cluster', async () => {
  const { create } = await servicePlane();
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
  const { create, client } = await servicePlane();
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

test('the families of a headless service depend on whether it selects pods', async () => {
  const { create } = await servicePlane();
  const families = async (name: string, spec: Service['spec']) => {
    const { ipFamilies, ipFamilyPolicy } = (await create(name, { clusterIP: 'None', ...spec })).spec;
    return [ipFamilyPolicy, ipFamilies];
  };
  assert.deepEqual(await families('db', { selector: { app: 'db' } }), ['SingleStack', ['IPv4']]);
  assert.deepEqual(await families('free', {}), ['RequireDualStack', ['IPv4', 'IPv6']]);
});

test('ports of one number share the port of the nodes, and a change keeps the ports by their names', async () => {
  const { create, client } = await servicePlane();
  const ports = [
    { name: 'a', port: 53, protocol: 'TCP' },
    { name: 'b', port: 53, protocol: 'UDP', nodePort: 30_053 },
  ];
  const { spec } = await create('dns', { type: 'NodePort', ports });
  assert.deepEqual(
    spec.ports?.map(({ nodePort }) => nodePort),
    [30_053, 30_053],
  );
  const change = (type: string, port: number) =>
    client.update<Service>(serviceKind, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'dns', namespace: 'a' },
      spec: { type, ports: [{ name: 'a', port }] },
    });
  assert.equal((await change('NodePort', 54)).spec.ports?.[0]?.nodePort, 30_053);
  assert.equal((await change('ClusterIP', 54)).spec.ports?.[0]?.nodePort, undefined);
});

test('a service that becomes a name loses its address', async () => {
  const { create, client } = await servicePlane();
  const { metadata, spec } = await create('web', { ports: [{ port: 80 }] });
  const named = await client.update<Service>(serviceKind, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { ...spec, type: 'ExternalName', externalName: 'example.com' },
  });
  const { clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy } = named.spec;
  assert.deepEqual([clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy], Array(4).fill(undefined));
});

test('a headless service has no address', async () => {
  const { create } = await servicePlane();
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
  [
    'a taken port of the nodes',
    { type: 'NodePort', ports: [{ port: 80, nodePort: 30_000 }] },
    'spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated',
  ],
  [
    'a port of the nodes that no service may have',
    { type: 'NodePort', ports: [{ port: 80, nodePort: 300 }] },
    'spec.ports[0].nodePort: Invalid value: 300: provided port is not in the valid range. The range of valid ports is 30000-32767',
  ],
  [
    'a node port that its type does not have',
    { ports: [{ port: 80, nodePort: 30_001 }] },
    "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  ],
  [
    'two families',
    { ipFamilies: ['IPv4', 'IPv6'], ports: [{ port: 80 }] },
    `spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`,
  ],
  [
    'the other family',
    { ipFamilies: ['IPv6'], ports: [{ port: 80 }] },
    'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
  ],
  [
    'a name and an address',
    { type: 'ExternalName', externalName: 'example.com', clusterIP: '10.3.0.7' },
    'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
  ],
  [
    'a load balancer without an address',
    { type: 'LoadBalancer', clusterIP: 'None', ports: [{ port: 80 }] },
    `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services`,
  ],
  [
    'an address outside of the cluster that only one machine has',
    { externalIPs: ['127.0.0.1'], ports: [{ port: 80 }] },
    'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ],
  [
    'clients that are no range of addresses',
    { type: 'LoadBalancer', loadBalancerSourceRanges: [' 10.0.0.0/8 ', '1.2.3.4/33'], ports: [{ port: 80 }] },
    'spec.LoadBalancerSourceRanges[1]: Invalid value: "1.2.3.4/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ],
  [
    'an unknown way to distribute',
    { trafficDistribution: 'Random', ports: [{ port: 80 }] },
    'spec.trafficDistribution: Unsupported value: "Random": supported values: "PreferClose"',
  ],
] as const) {
  test(`a service with ${what} is refused`, async () => {
    const { create } = await servicePlane();
    await create('first', { clusterIP: '10.3.0.9', type: 'NodePort', ports: [{ port: 80, nodePort: 30_000 }] });
    await assert.rejects(create('web', spec as never), { code: 422, message: `Service "web" is invalid: ${message}` });
  });
}

const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

for (const [what, annotations, type, message] of [
  [
    'ranges for no load balancer',
    { [RANGES]: '10.0.0.0/8' },
    'ClusterIP',
    `metadata.annotations[${RANGES}]: Forbidden: may only be used when \`type\` is 'LoadBalancer'`,
  ],
  [
    'no ranges',
    { [RANGES]: '10.0.0.0/8, foo.bar' },
    'LoadBalancer',
    `metadata.annotations[${RANGES}]: Invalid value: "foo.bar": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
  ],
  [
    'two minds about zones',
    { 'service.kubernetes.io/topology-mode': 'Auto', 'service.kubernetes.io/topology-aware-hints': 'disabled' },
    'ClusterIP',
    'metadata.annotations[service.kubernetes.io/topology-mode]: Invalid value: "Auto": must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified',
  ],
] as const) {
  test(`a service whose annotations say ${what} is refused`, async () => {
    const { client } = await servicePlane();
    const service = { apiVersion: 'v1', kind: 'Service', spec: { type, ports: [{ port: 80 }] } };
    const metadata = { name: 'web', namespace: 'a', annotations: { ...annotations } as Record<string, string> };
    await assert.rejects(client.create<Service>(serviceKind, { ...service, metadata }), {
      code: 422,
      message: `Service "web" is invalid: ${message}`,
    });
  });
}

test('who balances the load of a service stays', async () => {
  const { create, client } = await servicePlane();
  const { metadata, spec } = await create('web', {
    type: 'LoadBalancer',
    loadBalancerClass: 'example.com/a',
    ports: [{ port: 80 }],
  });
  const change = (type: string, loadBalancerClass: string | undefined) =>
    client.update<Service>(serviceKind, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { ...spec, type, loadBalancerClass },
    });
  await assert.rejects(change('LoadBalancer', 'example.com/b'), {
    message:
      'Service "web" is invalid: spec.loadBalancerClass: Invalid value: "example.com/b": may not change once set',
  });
  assert.equal((await change('NodePort', 'example.com/a')).spec.loadBalancerClass, undefined);
});

test('a port that is taken is what a client hears of first, even when the name is taken, too', async () => {
  const { create } = await servicePlane();
  const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30_000 }] };
  await create('web', spec);
  await assert.rejects(create('web', spec), { code: 422, message: /provided port is already allocated$/ });
});
