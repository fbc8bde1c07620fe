import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { nodeWorld } from '../node-world.ts';

const world = async (context: TestContext, container: Partial<Container>) => {
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  await made.run('web', 'registry.test/org/app:v1', {}, container);
  const status = () => made.pod('web')?.status?.containerStatuses?.[0];
  return { ...made, status };
};

const sh = (script: string): string[] => ['sh', '-c', script];

test('a container is ready while the command of its readiness probe succeeds', async (context) => {
  const { status, advance, events } = await world(context, {
    command: sh('sleep 20; touch /tmp/ready; sleep 40; rm /tmp/ready; sleep infinity'),
    readinessProbe: { exec: { command: ['cat', '/tmp/ready'] }, periodSeconds: 10, failureThreshold: 2 },
  });
  const ready = [status()?.ready];
  for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await advance(10);
    ready.push(status()?.ready);
  }
  assert.deepEqual(ready, [false, false, true, true, true, true, true, false, false]);
  assert.equal(status()?.restartCount, 0);
  assert.ok(
    events('web').some((event) =>
      event.endsWith('Readiness probe failed: cat: /tmp/ready: No such file or directory\n'),
    ),
    events('web').join('\n'),
  );
});

test('a container that fails its liveness probe is killed and starts again', async (context) => {
  const { status, advance, events } = await world(context, {
    command: sh('echo ok > /tmp/health; sleep 10; rm -rf /tmp/health; sleep 600'),
    livenessProbe: { exec: { command: ['cat', '/tmp/health'] }, initialDelaySeconds: 15, failureThreshold: 1 },
  });
  await advance(14);
  assert.deepEqual([status()?.ready, status()?.restartCount], [true, 0]);
  await advance(20);
  assert.deepEqual([status()?.restartCount, status()?.lastState?.terminated?.exitCode], [1, 137]);
  assert.match(events('web').join('\n'), /Normal Killing \d: Container c failed liveness probe, will be restarted/);
});

for (const { policy, killing, outcome } of [
  { policy: 'OnFailure', killing: 'Container c failed liveness probe, will be restarted', outcome: ['Running', 1] },
  { policy: 'Never', killing: 'Container c failed liveness probe', outcome: ['Succeeded', 0] },
])
  test(`a container that fails its liveness probe and leaves well, with restart policy ${policy}`, async (context) => {
    const made = await nodeWorld(context);
    made.registry.serve('org/app', 'v1');
    const livenessProbe = { exec: { command: ['cat', '/tmp/health'] }, initialDelaySeconds: 5, failureThreshold: 1 };
    const command = sh('trap exit TERM; while true; do sleep 1; done');
    await made.run('web', 'registry.test/org/app:v1', { restartPolicy: policy }, { command, livenessProbe });
    await made.advance(8);
    const { phase, containerStatuses } = made.pod('web')?.status ?? {};
    assert.deepEqual([phase, containerStatuses?.[0]?.restartCount], outcome);
    assert.ok(made.events('web').includes(`Normal Killing 1: ${killing}`), made.events('web').join('\n'));
  });

test('a sidecar that fails its liveness probe starts again', async (context) => {
  const image = 'registry.test/org/app:v1';
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  const livenessProbe = { exec: { command: ['cat', '/tmp/health'] }, initialDelaySeconds: 5, failureThreshold: 1 };
  const sidecar = { name: 's', image, command: sh('sleep infinity'), restartPolicy: 'Always', livenessProbe };
  await made.run('web', image, { restartPolicy: 'Never', initContainers: [sidecar] });
  await made.advance(8);
  assert.equal(made.pod('web')?.status?.initContainerStatuses?.[0]?.restartCount, 1);
  assert.ok(made.events('web').includes('Normal Killing 1: Init container s failed liveness probe'));
});

test('a container has started when its startup probe says so, and other probes wait for it', async (context) => {
  const { status, advance } = await world(context, {
    command: sh('sleep 25; touch /tmp/started; sleep infinity'),
    startupProbe: { exec: { command: ['cat', '/tmp/started'] }, failureThreshold: 10 },
    livenessProbe: { exec: { command: ['cat', '/tmp/started'] }, failureThreshold: 1 },
  });
  assert.deepEqual([status()?.started, status()?.ready], [false, false]);
  await advance(31);
  assert.deepEqual([status()?.started, status()?.ready, status()?.restartCount], [true, true, 0]);
});

test('a check that takes too long fails', async (context) => {
  const { status, events, advance } = await world(context, {
    command: sh('sleep infinity'),
    readinessProbe: { exec: { command: sh('sleep 5') }, timeoutSeconds: 2 },
  });
  await advance(1);
  assert.equal(status()?.ready, false);
  assert.match(
    events('web').join('\n'),
    /Readiness probe failed: command timed out: "sh -c sleep 5" timed out after 2s/,
  );
});

for (const { what, container } of [
  {
    what: 'of a program of which nothing is known',
    container: { readinessProbe: { exec: { command: ['cat', '/tmp/ready'] } } },
  },
  {
    what: 'by a program of which nothing is known',
    container: { command: sh('sleep infinity'), readinessProbe: { exec: { command: ['pg_isready'] } } },
  },
])
  test(`a check ${what} succeeds`, async (context) => {
    const { status } = await world(context, container);
    assert.equal(status()?.ready, true);
  });

for (const [name, handler, target] of [
  ['HTTP', { httpGet: { path: '/ready', port: 'web' } }, 'Get "http://IP:8080/ready": dial tcp IP:8080'],
  ['TCP', { tcpSocket: { port: 9000 } }, 'dial tcp IP:9000'],
] as const)
  test(`a container of which it is known that it listens nowhere fails its probe by ${name}`, async (context) => {
    const { status, pod, events } = await world(context, {
      command: ['sleep', 'infinity'],
      ports: [{ name: 'web', containerPort: 8080 }],
      readinessProbe: handler,
    });
    assert.equal(status()?.ready, false);
    const refused = `${target.replaceAll('IP', pod('web')?.status?.podIP ?? '')}: connect: connection refused`;
    assert.equal(events('web').at(-1), `Warning Unhealthy 1: Readiness probe failed: ${refused}`);
  });

test('a program of an image that a shell starts runs on, and may listen', async (context) => {
  const { status } = await world(context, {
    command: sh('echo starting; exec /sleeper --port=8080'),
    readinessProbe: { httpGet: { port: 8080 } },
  });
  assert.deepEqual([status()?.ready, status()?.restartCount], [true, 0]);
});

test('a pod with gates is ready when others say so', async (context) => {
  const { pod, client, settled } = await world(context, {});
  await client.modify<Pod>(podKind, 'a', 'web', ({ spec }) => void (spec.readinessGates = [{ conditionType: 'lb' }]));
  await settled();
  const ready = () => conditionOf(pod('web')?.status?.conditions, 'Ready');
  assert.deepEqual(
    [ready()?.status, ready()?.reason, ready()?.message],
    ['False', 'ReadinessGatesNotReady', 'corresponding condition of pod readiness gate "lb" does not exist.'],
  );
  const set = async (status: 'True' | 'False') => {
    await client.modify<Pod>(
      podKind,
      'a',
      'web',
      (current) => void current.status?.conditions?.push({ type: 'lb', status }),
      'status',
    );
    await settled();
  };
  await set('True');
  assert.equal(ready()?.status, 'True');
});

test('the containers after a sidecar wait until it has started', async (context) => {
  const probe = { exec: { command: ['cat', '/tmp/started'] }, periodSeconds: 5, failureThreshold: 10 };
  const image = 'registry.test/org/app:v1';
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  const command = sh('sleep 12; touch /tmp/started; sleep infinity');
  const sidecar = { name: 's', image, command, restartPolicy: 'Always', startupProbe: probe };
  await made.run('web', image, { initContainers: [sidecar] });
  await made.advance(11);
  assert.equal(made.pod('web')?.status?.phase, 'Pending');
  await made.advance(5);
  assert.equal(made.pod('web')?.status?.phase, 'Running');
});

test('a pod is as ready as its sidecars', async (context) => {
  const image = 'registry.test/org/app:v1';
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  const sidecar = {
    name: 's',
    image,
    command: sh('sleep 12; touch /tmp/ready; sleep infinity'),
    restartPolicy: 'Always',
    readinessProbe: { exec: { command: ['cat', '/tmp/ready'] }, periodSeconds: 5 },
  };
  await made.run('web', image, { initContainers: [sidecar] });
  const seen = () => [
    made.pod('web')?.status?.initContainerStatuses?.[0]?.ready,
    conditionOf(made.pod('web')?.status?.conditions, 'ContainersReady')?.message,
  ];
  assert.deepEqual(seen(), [false, 'containers with unready status: [s]']);
  await made.advance(15);
  assert.deepEqual(seen(), [true, undefined]);
});
