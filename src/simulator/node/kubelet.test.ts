import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../resources/kinds/kinds.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { nodeWorld } from './node-world.ts';

test('a pod runs after its image was pulled, and says so', async (context) => {
  const world = await nodeWorld(context);
  const { digest, size } = world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1');
  const { status } = world.pod('web') ?? {};
  const [container] = status?.containerStatuses ?? [];
  assert.match(container?.containerID ?? '', /^cri-o:\/\/[0-9a-f]{64}$/);
  assert.deepEqual(container, {
    containerID: container?.containerID,
    image: 'registry.test/org/app:v1',
    imageID: `registry.test/org/app@${digest}`,
    lastState: {},
    name: 'c',
    ready: true,
    restartCount: 0,
    started: true,
    state: { running: { startedAt: '2026-01-05T09:00:00Z' } },
  });
  assert.deepEqual(
    [status?.phase, status?.podIP, status?.hostIP, status?.startTime],
    ['Running', '10.128.0.5', '10.99.1.10', '2026-01-05T09:00:00Z'],
  );
  assert.deepEqual(
    status?.conditions?.map(({ type, status: value }) => `${type}=${value}`),
    ['PodReadyToStartContainers=True', 'Initialized=True', 'Ready=True', 'ContainersReady=True'],
  );
  assert.deepEqual(world.events('web'), [
    'Normal Pulling 1: Pulling image "registry.test/org/app:v1"',
    `Normal Pulled 1: Successfully pulled image "registry.test/org/app:v1" in 48ms (48ms including waiting). Image size: ${size} bytes.`,
    'Normal Created 1: Created container: c',
    'Normal Started 1: Started container c',
  ]);
  assert.deepEqual(world.errors, []);
});

test('a deleted pod is stopped and removed', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1');
  await world.client.delete(podKind, 'a', 'web');
  await world.settled();
  assert.equal(world.pod('web'), undefined);
  assert.equal(world.events('web').at(-1), 'Normal Killing 1: Stopping container c');
  assert.equal(world.node.pods.size, 0);
});

test('a container that fails is started again with growing delays', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1', {}, { command: ['sh', '-c', 'echo started; exit 3'] });
  const container = () => world.pod('web')?.status?.containerStatuses?.[0];
  assert.equal(container()?.restartCount, 1);
  assert.deepEqual([container()?.state?.terminated?.exitCode, container()?.state?.terminated?.reason], [3, 'Error']);
  await world.advance(300);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  assert.equal(container()?.state?.waiting?.reason, 'CrashLoopBackOff');
  assert.match(
    container()?.state?.waiting?.message ?? '',
    /^back-off 2m40s restarting failed container=c pod=web_a\([0-9a-f-]+\)$/,
  );
  assert.equal(container()?.restartCount, 5);
  assert.equal(container()?.lastState?.terminated?.exitCode, 3);
});

test('a pod that need not run for ever completes', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('job', 'registry.test/org/app:v1', { restartPolicy: 'Never' }, { command: ['sleep', '30'] });
  assert.equal(world.pod('job')?.status?.phase, 'Running');
  await world.advance(30);
  const { status } = world.pod('job') ?? {};
  assert.equal(status?.phase, 'Succeeded');
  assert.deepEqual(
    status?.conditions?.map(({ type, status: value, reason }) => `${type}=${value} ${reason ?? ''}`),
    [
      'PodReadyToStartContainers=False ',
      'Initialized=True PodCompleted',
      'Ready=False PodCompleted',
      'ContainersReady=False PodCompleted',
    ],
  );
  assert.equal(status?.containerStatuses?.[0]?.state?.terminated?.finishedAt, '2026-01-05T09:00:30Z');
});

test('init containers run one after the other before the others', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const init = (name: string, command: string[]) => ({
    name,
    image: 'registry.test/org/app:v1',
    imagePullPolicy: 'IfNotPresent',
    command,
  });
  await world.run('web', 'registry.test/org/app:v1', {
    initContainers: [init('one', ['true']), init('two', ['sleep', '5'])],
  });
  const { status } = world.pod('web') ?? {};
  assert.equal(status?.phase, 'Pending');
  assert.equal(status?.containerStatuses?.[0]?.state?.waiting?.reason, 'PodInitializing');
  assert.equal(status?.conditions?.[1]?.message, 'containers with incomplete status: [two]');
  await world.advance(5);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  assert.deepEqual(
    world.pod('web')?.status?.initContainerStatuses?.map(({ ready }) => ready),
    [true, true],
  );
});

test('a program that is not in the image cannot be started', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1', { entrypoint: ['/nosuchbinary'] });
  await world.run('web', 'registry.test/org/app:v1');
  assert.deepEqual(world.pod('web')?.status?.containerStatuses?.[0]?.state, {
    waiting: {
      reason: 'CreateContainerError',
      message:
        'container create failed: time="2026-01-05T09:00:00Z" level=error msg="runc create failed: unable to start container process: exec: \\"/nosuchbinary\\": stat /nosuchbinary: no such file or directory"\n',
    },
  });
});

test('a pod that has run too long is ended', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1', { activeDeadlineSeconds: 60 });
  await world.advance(60);
  const { status } = world.pod('web') ?? {};
  assert.deepEqual([status?.phase, status?.reason], ['Failed', 'DeadlineExceeded']);
});

test('a container whose image changes is replaced in place', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const { digest } = world.registry.serve('org/app', 'v2', { layers: [{ '/sleeper': 'second' }] });
  await world.run('web', 'registry.test/org/app:v1');
  await world.client.modify<Pod>(podKind, 'a', 'web', ({ spec }) => {
    for (const container of spec.containers) container.image = 'registry.test/org/app:v2';
  });
  await world.settled();
  const [container] = world.pod('web')?.status?.containerStatuses ?? [];
  assert.deepEqual([container?.imageID, container?.restartCount], [`registry.test/org/app@${digest}`, 1]);
  assert.ok(world.events('web').includes('Normal Killing 1: Container c definition changed, will be restarted'));
});

test('a sidecar whose image changes is replaced in place', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  world.registry.serve('org/app', 'v2', { layers: [{ '/sleeper': 'second' }] });
  const sidecar = { name: 's', image: 'registry.test/org/app:v1', restartPolicy: 'Always' };
  await world.run('web', 'registry.test/org/app:v1', { initContainers: [sidecar] });
  await world.client.modify<Pod>(podKind, 'a', 'web', ({ spec }) => {
    for (const container of spec.initContainers ?? []) container.image = 'registry.test/org/app:v2';
  });
  await world.settled();
  assert.equal(world.pod('web')?.status?.initContainerStatuses?.[0]?.restartCount, 1);
  assert.ok(world.events('web').includes('Normal Killing 1: Init container s definition changed'));
});

test('a pod that is removed by force leaves nothing behind', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1');
  await world.client.delete(podKind, 'a', 'web', { gracePeriodSeconds: 0 });
  await world.run('web', 'registry.test/org/app:v1');
  assert.equal(world.node.pods.size, 1);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  assert.deepEqual(world.errors, []);
});
