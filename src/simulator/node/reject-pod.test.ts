import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Container, PodSpec } from '../../resources/workloads/pod-spec.ts';
import { nodeWorld } from './node-world.ts';

const rows: {
  name: string;
  spec?: Partial<PodSpec>;
  container?: Partial<Container>;
  reason: string;
  message: string;
}[] = [
  {
    name: 'more processors than are left',
    container: { resources: { requests: { cpu: '2' } } },
    reason: 'OutOfcpu',
    message: "Node didn't have enough resource: cpu, requested: 2000, used: 2000, capacity: 3500",
  },
  {
    name: 'a port that is taken',
    container: { ports: [{ containerPort: 80, hostPort: 8080 }] },
    reason: 'NodePorts',
    message: "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
  },
  {
    name: 'another node',
    spec: { nodeSelector: { disk: 'none' } },
    reason: 'NodeAffinity',
    message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  },
  {
    name: 'another operating system',
    spec: { os: { name: 'windows' } },
    reason: 'PodOSNotSupported',
    message: "Failed to admit pod as the OS field doesn't match node OS",
  },
  {
    name: 'a parameter of the kernel that is not safe',
    spec: { securityContext: { sysctls: [{ name: 'kernel/msgmax', value: '10000' }] } },
    reason: 'SysctlForbidden',
    message: 'forbidden sysctl: "kernel.msgmax" not allowlisted',
  },
  {
    name: 'a parameter of the network while it has that of the node',
    spec: { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '0' }] } },
    reason: 'SysctlForbidden',
    message: 'forbidden sysctl: "net.ipv4.tcp_syncookies" not allowed with host Net enabled',
  },
];

for (const { name, spec, container, reason, message } of rows)
  test(`a node does not run a pod that needs ${name}`, async (context) => {
    const world = await nodeWorld(context);
    world.registry.serve('org/app', 'v1');
    const ports = [{ containerPort: 80, hostPort: 8080 }];
    await world.run('first', 'registry.test/org/app:v1', {}, { resources: { requests: { cpu: '2' } }, ports });
    assert.equal(world.pod('first')?.status?.phase, 'Running');
    await world.run('web', 'registry.test/org/app:v1', spec, container);
    const { status } = world.pod('web') ?? {};
    assert.deepEqual(
      [status?.phase, status?.reason, status?.message, status?.containerStatuses],
      ['Failed', reason, `Pod was rejected: ${message}`, undefined],
    );
    assert.deepEqual(world.events('web'), [`Warning ${reason} 1: ${message}`]);
  });

test('pods that have ended ask for nothing', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const resources = { requests: { cpu: '2' } };
  await world.run('job', 'registry.test/org/app:v1', { restartPolicy: 'Never' }, { resources, command: ['true'] });
  assert.equal(world.pod('job')?.status?.phase, 'Succeeded');
  await world.run('web', 'registry.test/org/app:v1', {}, { resources });
  assert.equal(world.pod('web')?.status?.phase, 'Running');
});
