import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { nodeWorld } from '../node-world.ts';
import { podAttach } from './pod-attach.ts';

const IMAGE = 'registry.test/org/app:v1';

const world = async (context: TestContext, container: Partial<Container>) => {
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  await made.run('web', IMAGE, { restartPolicy: 'Never' }, container);
  return made;
};

const attach = async (made: Awaited<ReturnType<typeof world>>, query: string, typed: readonly string[] = []) => {
  const connect = podAttach({ ...made, nodes: [made.node] });
  if (connect.protocol !== 'exec') throw new Error('expected exec');
  const session = await connect.open(internalContext('a'), 'web', {
    query: new URLSearchParams(query),
    method: 'POST',
  });
  const result = { out: '', err: '' };
  const done = Promise.withResolvers<void>();
  const stdin = (async function* () {
    for (const text of typed) yield Buffer.from(text);
    done.resolve();
  })();
  const over = session.run({
    stdin,
    stdout: (chunk) => void (result.out += String(chunk)),
    stderr: (chunk) => void (result.err += String(chunk)),
  });
  return { result, over, typed: done.promise };
};

const reader = { command: ['sh', '-c', 'echo ready; cat; echo closed >&2'], stdin: true };

test('who attaches types at what a container runs, and reads what it writes from then on', async (context) => {
  const made = await world(context, { ...reader, stdinOnce: true });
  assert.equal(made.pod('web')?.status?.phase, 'Running');
  const { result, over } = await attach(made, 'stdin=true', ['one\n', 'two\n']);
  await over;
  assert.deepEqual(result, { out: 'one\ntwo\n', err: 'closed\n' });
  await made.settled();
  assert.equal(made.pod('web')?.status?.phase, 'Succeeded');
  assert.deepEqual(made.errors, []);
});

test('a container that is typed at by others too waits for them', async (context) => {
  const made = await world(context, reader);
  const { result, over } = await attach(made, 'stdin=true', ['one\n']);
  await over;
  await made.settled();
  assert.equal(made.pod('web')?.status?.phase, 'Running');
  const again = await attach(made, 'stdin=true', ['two\n']);
  await again.over;
  assert.deepEqual([result.out, again.result.out], ['one\n', 'two\n']);
});

test('a shell at a terminal runs what is typed, and sleeps on the time of the cluster', async (context) => {
  const made = await world(context, { command: ['sh'], stdin: true, stdinOnce: true, tty: true });
  const { result, over, typed } = await attach(made, 'stdin=true&tty=true', [
    'echo $((1+1))\r',
    'sleep 5\r',
    'exit 3\r',
  ]);
  await typed;
  await made.advance(6);
  await over;
  assert.match(result.out, /echo \$\(\(1\+1\)\)\r\n2\r\n/);
  await made.settled();
  assert.equal(made.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode, 3);
});

test('without an input it lasts as long as the container', async (context) => {
  const made = await world(context, { command: ['sh', '-c', 'echo a; sleep 5; echo b'], stdin: true });
  const { result, over } = await attach(made, 'stdout=true');
  await made.advance(6);
  await over;
  assert.equal(result.out, 'b\n');
});

for (const [what, container] of [
  ['that nobody can type at', { command: ['sh', '-c', 'sleep 5'] }],
  ['with a program of which nothing is known', { stdin: true }],
] as const)
  test(`nobody attaches to a container ${what}`, async (context) => {
    const made = await world(context, { ...container, command: container.command && [...container.command] });
    assert.equal(made.pod('web')?.status?.phase, 'Running');
    await assert.rejects(attach(made, 'stdout=true'), /cannot attach to a container, for no process runs in it/);
  });
