import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { hostDirectory } from '../files/host-directory.ts';
import type { Mount } from '../files/mounts.ts';
import { preloadImage } from '../images/preload-image.ts';
import { nodeWorld } from '../node-world.ts';
import { podExec } from './pod-exec.ts';
import { podLog } from './pod-log.ts';

type World = Awaited<ReturnType<typeof nodeWorld>>;

const accessTo = (world: World, mounts?: () => readonly Mount[]) => ({ ...world, nodes: [world.node], mounts });

const exec = async (
  world: World,
  pod: string,
  query: string,
  { stdin = '', mounts }: { stdin?: string; mounts?: () => readonly Mount[] } = {},
) => {
  const connect = podExec(accessTo(world, mounts));
  if (connect.protocol !== 'exec') throw new Error('expected exec');
  const session = await connect.open(internalContext('a'), pod, { query: new URLSearchParams(query), method: 'GET' });
  const result = { out: '', err: '', code: 0 };
  const input = (async function* () {
    if (stdin !== '') yield Buffer.from(stdin);
  })();
  result.code = await session.run({
    stdin: input,
    stdout: (chunk) => void (result.out += String(chunk)),
    stderr: (chunk) => void (result.err += String(chunk)),
  });
  return result;
};

const log = async (world: World, pod: string, query = ''): Promise<string> => {
  const connect = podLog(accessTo(world));
  if (connect.protocol !== 'log') throw new Error('expected log');
  const chunks = await connect.open(internalContext('a'), pod, { query: new URLSearchParams(query), method: 'GET' });
  return Buffer.concat(await Array.fromAsync(chunks)).toString();
};

test('a command runs among the files of the image, as the user of the image', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1', {
    layers: [
      { '/sleeper': 'runs', '/www/old': 'x' },
      { '/www/.wh.old': '', '/www/index.html': 'Hello' },
    ],
  });
  await world.run('web', 'registry.test/org/app:v1');
  assert.deepEqual(await exec(world, 'web', 'command=ls&command=/www'), { out: 'index.html\n', err: '', code: 0 });
  assert.deepEqual(await exec(world, 'web', 'command=id'), {
    out: 'uid=1001(default) gid=0(root) groups=0(root)\n',
    err: '',
    code: 0,
  });
  assert.deepEqual(await exec(world, 'web', 'command=sh&command=-c&command=echo+$VERSION;exit+3'), {
    out: 'v1\n',
    err: '',
    code: 3,
  });
  assert.deepEqual(await exec(world, 'web', 'command=sh&stdin=true', { stdin: 'hostname; exit 4' }), {
    out: 'web\n',
    err: '',
    code: 4,
  });
});

test('a terminal echoes, prompts and ends lines as terminals do', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', 'registry.test/org/app:v1');
  const { out, code } = await exec(world, 'web', 'command=/bin/sh&stdin=true&tty=true', {
    stdin: 'pwx\x7fd\rexit 2\r',
  });
  assert.equal(out, 'sh-5.1$ pwx\b \bd\r\n/\r\nsh-5.1$ exit 2\r\n');
  assert.equal(code, 2);
});

test('a container of the registry shows a folder of the host, and nothing outside it', async (context) => {
  const root = await mkdtemp(join(tmpdir(), 'storage-'));
  context.after(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'docker/registry'), { recursive: true });
  await writeFile(join(root, 'docker/link'), 'sha256:aa');
  await symlink('/etc', join(root, 'outside'));
  const mounts = () => [{ path: '/registry', files: hostDirectory(root) }];
  const world = await nodeWorld(context, { mounts });
  const name = `quay.io/release/registry@sha256:${'7b'.repeat(32)}`;
  preloadImage(world.node.images, { name, entrypoint: '/usr/bin/dockerregistry', size: 5 });
  await world.run('registry', name);
  const run = (command: string) =>
    exec(
      world,
      'registry',
      new URLSearchParams(command.split(' ').map((each): [string, string] => ['command', each])).toString(),
      { mounts },
    );
  assert.deepEqual(await run('ls registry/'), { out: 'docker\noutside\n', err: '', code: 0 });
  assert.deepEqual(await run('cat /registry/docker/link'), { out: 'sha256:aa', err: '', code: 0 });
  assert.deepEqual(await run('find /registry/docker -type f'), { out: '/registry/docker/link\n', err: '', code: 0 });
  for (const path of ['/registry/outside/passwd', '/registry/../etc/passwd', '/registry/docker/../../etc/passwd']) {
    assert.deepEqual(await run(`cat ${path}`), { out: '', err: `cat: ${path}: No such file or directory\n`, code: 1 });
  }
  assert.equal(await hostDirectory(root).status('/outside/passwd'), undefined);
});

test('what is no container to run in is said as the API server and the kubelet say it', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const image = 'registry.test/org/app:v1';
  await world.run('web', image);
  await world.run('waiting', 'registry.test/org/nosuch:1');
  await world.run('two', image, {
    containers: ['a', 'b'].map((name) => ({ name, image, imagePullPolicy: 'IfNotPresent' })),
  });
  await world.client.create<Pod>(podKind, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pending', namespace: 'a' },
    spec: { containers: [{ name: 'c', image }] },
  });
  const cases: readonly (readonly [pod: string, query: string, message: string])[] = [
    ['nosuch', 'command=id', 'pods "nosuch" not found'],
    ['web', 'command=id&container=other', 'container other is not valid for pod web'],
    ['web', '', 'you must specify at least one command for the container'],
    ['two', 'command=id', 'a container name must be specified for pod two, choose one of: [a b]'],
    ['pending', 'command=id', 'pod pending does not have a host assigned'],
    ['waiting', 'command=id', 'Internal error occurred: unable to upgrade connection: container not found ("c")'],
  ];
  for (const [pod, query, message] of cases) await assert.rejects(exec(world, pod, query), { message });
  assert.equal(await log(world, 'pending'), '');
  await assert.rejects(log(world, 'waiting'), {
    message: 'container "c" in pod "waiting" is waiting to start: trying and failing to pull image',
  });
  await assert.rejects(log(world, 'web', 'previous=true'), {
    message: 'previous terminated container "c" in pod "web" not found',
  });
});

test('the log of a container can be cut, stamped and followed', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run(
    'job',
    'registry.test/org/app:v1',
    { restartPolicy: 'Never' },
    { command: ['sh', '-c', 'echo one; sleep 5; echo two; echo three >&2; exit 1'] },
  );
  const followed = log(world, 'job', 'follow=true');
  await world.advance(5);
  assert.equal(await followed, 'one\ntwo\nthree\n');
  assert.equal(await log(world, 'job', 'tailLines=1'), 'three\n');
  assert.equal(
    await log(world, 'job', 'timestamps=true&tailLines=2'),
    '2026-01-05T09:00:05.000000000Z two\n2026-01-05T09:00:05.000000000Z three\n',
  );
  assert.equal(await log(world, 'job', 'sinceSeconds=3'), 'two\nthree\n');
  assert.equal(await log(world, 'job', 'limitBytes=5'), 'one\nt');
  assert.equal(world.pod('job')?.status?.phase, 'Failed');
});
