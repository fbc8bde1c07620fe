import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import type { Command } from '../exec/process.ts';
import { nodeWorld } from '../node-world.ts';

const IMAGE = 'registry.test/org/app:v1';

const world = async (context: TestContext, container: Partial<Container>, spec: Partial<PodSpec> = {}) => {
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  await made.run('web', IMAGE, spec, container);
  const status = () => made.pod('web')?.status?.containerStatuses?.[0];
  const remove = async (gracePeriodSeconds?: number) => {
    await made.client.delete(podKind, 'a', 'web', gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
    await made.settled();
  };
  return { ...made, status, remove };
};

test('a pod is there until the hook before its end is done', async (context) => {
  const { remove, advance, pod, events, errors } = await world(context, {
    lifecycle: { preStop: { sleep: { seconds: 20 } } },
  });
  await remove();
  assert.equal(pod('web')?.status?.phase, 'Running');
  assert.equal(events('web').at(-1), 'Normal Killing 1: Stopping container c');
  await advance(19);
  assert.equal(pod('web')?.status?.containerStatuses?.[0]?.ready, true);
  await advance(2);
  assert.equal(pod('web'), undefined);
  assert.deepEqual(errors, []);
});

for (const [name, seconds] of [
  ['no longer than the grace period', undefined],
  ['as short as somebody wants it who deletes it again', 5],
] as const)
  test(`the hook before the end takes ${name}`, async (context) => {
    const preStop = { exec: { command: ['sh', '-c', 'sleep 1000'] } };
    const { remove, advance, pod } = await world(context, { lifecycle: { preStop } });
    await remove();
    if (seconds !== undefined) await remove(seconds);
    assert.equal(pod('web')?.metadata.deletionTimestamp, `2026-01-05T09:00:${seconds === undefined ? '30' : '05'}Z`);
    await advance((seconds ?? 30) - 1);
    assert.notEqual(pod('web'), undefined);
    await advance(1);
    assert.equal(pod('web'), undefined);
  });

test('a hook before the end that fails is told, and holds nothing up', async (context) => {
  const { remove, pod, events } = await world(context, {
    lifecycle: { preStop: { exec: { command: ['sh', '-c', 'exit 3'] } } },
  });
  await remove();
  assert.equal(pod('web'), undefined);
  assert.equal(events('web').at(-1), 'Warning FailedPreStopHook 1: PreStopHook failed');
});

test('a container is not seen to run, and the next one not started, before the hook at its start is done', async (context) => {
  const { advance, pod, status } = await world(
    context,
    {},
    {
      containers: [
        { name: 'c', image: IMAGE, lifecycle: { postStart: { exec: { command: ['sleep', '10'] } } } },
        { name: 'd', image: IMAGE },
      ],
    },
  );
  const seen = () => [pod('web')?.status?.phase, status()?.state?.waiting?.reason, status()?.ready];
  assert.deepEqual(seen(), ['Pending', 'ContainerCreating', false]);
  assert.equal(pod('web')?.status?.containerStatuses?.[1]?.containerID, undefined);
  await advance(10);
  assert.deepEqual(seen(), ['Running', undefined, true]);
  assert.equal(pod('web')?.status?.containerStatuses?.[1]?.ready, true);
});

test('a container whose hook at its start fails is killed and started again', async (context) => {
  const { advance, pod, status, events } = await world(context, {
    command: ['sleep', 'infinity'],
    lifecycle: { postStart: { exec: { command: ['sh', '-c', 'echo no; exit 1'] } } },
  });
  const uid = pod('web')?.metadata.uid;
  assert.deepEqual(status()?.state?.waiting, {
    reason: 'PostStartHookError',
    message: `Exec lifecycle hook ([sh -c echo no; exit 1]) for Container "c" in Pod "web_a(${uid})" failed - error: command 'sh -c echo no; exit 1' exited with 1: no\n, message: "no\\n"`,
  });
  assert.match(
    events('web').join('\n'),
    /Warning FailedPostStartHook \d: PostStartHook failed\nNormal Killing \d: FailedPostStartHook/,
  );
  await advance(60);
  assert.equal(status()?.state?.waiting?.reason, 'CrashLoopBackOff');
  assert.equal(status()?.lastState?.terminated?.exitCode, 137);
});

test('a hook by a request fails where nothing listens', async (context) => {
  const { pod, status } = await world(context, {
    command: ['sleep', 'infinity'],
    lifecycle: { postStart: { httpGet: { path: '/warm', port: 8080 } } },
  });
  const { podIP } = pod('web')?.status ?? {};
  assert.match(
    status()?.state?.waiting?.message ?? '',
    new RegExp(
      `^HTTP lifecycle hook \\(/warm\\) for Container "c" .* Get "http://${podIP}:8080/warm": dial tcp ${podIP}:8080: connect: connection refused$`,
    ),
  );
});

test('sidecars are stopped after the containers that they are there for', async (context) => {
  const sidecar = { name: 's', image: IMAGE, restartPolicy: 'Always' };
  const slow = { name: 'c', image: IMAGE, lifecycle: { preStop: { sleep: { seconds: 10 } } } };
  const { remove, advance, pod } = await world(context, {}, { initContainers: [sidecar], containers: [slow] });
  await remove();
  await advance(9);
  assert.ok(pod('web')?.status?.initContainerStatuses?.[0]?.state?.running);
  await advance(1);
  assert.equal(pod('web'), undefined);
});

for (const [name, command, code] of [
  ['a program of an image ends well', undefined, 0],
  ['a command that heeds no signal is killed', ['sleep', 'infinity'], 137],
] as const)
  test(`when a pod is deleted, ${name}`, async (context) => {
    const made = await nodeWorld(context);
    made.registry.serve('org/app', 'v1');
    await made.run('web', IMAGE, {}, command && { command: [...command] });
    await made.client.modify(podKind, 'a', 'web', ({ metadata }) => void (metadata.finalizers = ['example.com/hold']));
    await made.client.delete(podKind, 'a', 'web');
    await made.settled();
    const { status } = made.pod('web') ?? {};
    assert.deepEqual(
      [status?.phase, status?.containerStatuses?.[0]?.state?.terminated?.exitCode],
      [code === 0 ? 'Succeeded' : 'Failed', code],
    );
  });

test('a program of the platform that handles no signal fails when it is told to end', async (context) => {
  const idle: Command = async ({ visit }) => {
    for (;;) await visit?.(3_600_000);
  };
  const programs = (name: string) => (name === '/platform' ? idle : undefined);
  const made = await nodeWorld(context, { programs });
  made.registry.serve('org/app', 'v1');
  await made.run('web', IMAGE, {}, { command: ['/platform'] });
  await made.client.modify(podKind, 'a', 'web', ({ metadata }) => void (metadata.finalizers = ['example.com/hold']));
  await made.client.delete(podKind, 'a', 'web');
  await made.settled();
  const { status } = made.pod('web') ?? {};
  assert.deepEqual([status?.phase, status?.containerStatuses?.[0]?.state?.terminated?.exitCode], ['Failed', 2]);
});
