import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { nodeWorld } from '../node-world.ts';

/** What a command prints in a container. */
const printed = async (
  context: TestContext,
  script: string,
  spec: Partial<PodSpec>,
  container: Partial<Container> = {},
): Promise<readonly string[]> => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const command = ['sh', '-c', script];
  await world.run('web', 'registry.test/org/app:v1', { restartPolicy: 'Never', ...spec }, { command, ...container });
  return world.output('web');
};

test('a pod knows its name, the aliases of its spec, and whom to ask for others', async (context) => {
  const spec = { hostAliases: [{ ip: '10.0.0.9', hostnames: ['db', 'db.local'] }] };
  assert.deepEqual(
    await printed(context, 'cat /etc/hostname; tail -n 4 /etc/hosts; grep nameserver /etc/resolv.conf', spec),
    ['web', '10.128.0.5\tweb', '', '# Entries added by HostAliases.', '10.0.0.9\tdb\tdb.local', 'nameserver 10.3.0.10'],
  );
});

test('the file of hosts names nobody in the network of the node', async (context) => {
  assert.deepEqual(await printed(context, 'head -n 1 /etc/hosts; tail -n 1 /etc/hosts', { hostNetwork: true }), [
    '# Kubernetes-managed hosts file (host network).',
    'fe00::2\tip6-allrouters',
  ]);
});

test('the file of hosts is the own one of a container that mounts it', async (context) => {
  const volumes = [{ name: 'v', hostPath: { path: '/etc/hosts' } }];
  const volumeMounts = [{ name: 'v', mountPath: '/etc/hosts' }];
  const lines = await printed(context, 'cat /etc/hosts', { volumes }, { volumeMounts });
  assert.deepEqual(lines, ['127.0.0.1 localhost', '::1 localhost']);
});
