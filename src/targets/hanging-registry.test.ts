import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { connectKubeApi } from '../adapters/client-node.ts';
import { openUpstreams, startCluster } from './simulated.ts';

const second = 1000;
const streams = '/apis/image.openshift.io/v1/namespaces/a';

/** A cluster with `docker.io/acme/web:1`, and what an import of it says and how long that takes on the cluster's clock. */
const world = async () => {
  const stack = new AsyncDisposableStack();
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-test-'));
  stack.defer(() => rm(directory, { recursive: true }));
  const cluster = await startCluster({ directory });
  stack.defer(() => cluster.close());
  const api = stack.use(await connectKubeApi({ text: cluster.kubeconfig }));
  const hub = stack.use(openUpstreams(cluster)).get('docker.io');
  await hub.serve('acme/web', '1', { name: 'A' });
  const call = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const answer = api.request({ method, path: url, ...(body ? { body } : {}) });
    return answer.then(
      (answered) => answered.body as object,
      (error: { status: object }) => error.status,
    );
  };
  await call('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } });
  const importImage = async () => {
    const started = cluster.clock.now();
    const from = { kind: 'DockerImage', name: 'docker.io/acme/web:1' };
    const answer = (await call('POST', `${streams}/imagestreamimports`, {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStreamImport',
      metadata: { name: 'web' },
      spec: { import: true, images: [{ from, to: { name: '1' } }] },
    })) as { message?: string; code?: number; status?: { images?: { status: { message?: string } }[] } };
    const seconds = (cluster.clock.now() - started) / second;
    return { code: answer.code, said: answer.message ?? answer.status?.images?.[0]?.status.message, seconds };
  };
  return { cluster, hub, call, importImage, faults: cluster.registries.get('docker.io')?.faults, stack };
};

const failure = (text: string) =>
  `Internal error occurred: docker.io/acme/web:1: Get "https://registry-1.docker.io/v2/": ${text}`;
/** Every registry that is asked with tokens gives them to whoever asks. */
const forAnybody = { scheme: 'bearer', users: [], anonymousPull: true } as const;
const timeout = 'Timeout: request did not complete within requested timeout - context deadline exceeded';

test('a registry that takes connections and says nothing is given up after ten seconds of virtual time', async () => {
  const { hub, importImage, cluster, call, stack } = await world();
  await using _ = stack;
  await hub.suffer({ kind: 'hangs' });
  const began = performance.now();
  assert.deepEqual(await importImage(), {
    code: undefined,
    said: failure('net/http: TLS handshake timeout'),
    seconds: 10,
  });
  await call('POST', '/api/v1/namespaces/a/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', image: 'docker.io/acme/web:1' }] },
  });
  await cluster.clock.advance(second);
  const { items } = (await call('GET', '/api/v1/namespaces/a/events')) as unknown as { items: { message: string }[] };
  assert.ok(
    items.some(({ message }) => /pinging container registry .* net\/http: TLS handshake timeout$/.test(message)),
  );
  assert.ok(performance.now() - began < 10_000, 'no real time is waited');
  await hub.start();
  assert.equal((await importImage()).said, undefined);
});

for (const [what, fault, expected] of [
  [
    'the ping',
    { path: /^\/v2\/$/ },
    { said: failure('context deadline exceeded (Client.Timeout exceeded while awaiting headers)'), seconds: 15 },
  ],
  ['a manifest', { path: /\/manifests\// }, { code: 504, said: timeout, seconds: 34 }],
  ['a blob', { path: /\/blobs\// }, { code: 504, said: timeout, seconds: 34 }],
  ['a token', { path: /\/token$/ }, { code: 504, said: timeout, seconds: 34 }],
] as const)
  test(`an import for which ${what} never comes ends`, async () => {
    const { cluster, importImage, faults, stack } = await world();
    await using _ = stack;
    cluster.registries.get('docker.io')?.useAccess(forAnybody);
    faults?.add({ ...fault, effect: { kind: 'hang' } });
    assert.deepEqual(await importImage(), { code: undefined, ...expected });
    faults?.clear();
    assert.equal((await importImage()).said, undefined);
  });

for (const [what, path] of [
  ['the ping', /^\/v2\/$/],
  ['a token', /\/token$/],
  ['a manifest', /\/manifests\//],
  ['a blob', /\/blobs\//],
] as const)
  test(`a pod for which ${what} never comes goes on pulling, and nothing else waits for it`, async () => {
    const { cluster, hub, call, faults, stack } = await world();
    await using _ = stack;
    cluster.registries.get('docker.io')?.useAccess(forAnybody);
    faults?.add({ path, effect: { kind: 'hang' } });
    const pods = '/api/v1/namespaces/a/pods';
    const run = (name: string, image: string) =>
      call('POST', pods, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { containers: [{ name: 'c', image }] },
      });
    const phase = async (name: string) =>
      ((await call('GET', `${pods}/${name}`)) as { status: { phase: string } }).status.phase;
    await run('waits', 'docker.io/acme/web:1');
    await cluster.clock.advance(200 * second);
    await openUpstreams(cluster).get('quay.io').serve('acme/other', '1', { name: 'B' });
    await run('runs', 'quay.io/acme/other:1');
    await cluster.clock.advance(5 * second);
    assert.deepEqual([await phase('waits'), await phase('runs')], ['Pending', 'Running']);
    const { items } = (await call('GET', '/api/v1/namespaces/a/events')) as {
      items: { reason: string; involvedObject: { name: string } }[];
    };
    const reasons = items.filter(({ involvedObject }) => involvedObject.name === 'waits').map(({ reason }) => reason);
    assert.deepEqual(reasons, ['Scheduled', 'Pulling']);
    await hub.start();
    faults?.clear();
    await cluster.clock.advance(70 * second);
    assert.equal(await phase('waits'), 'Running');
  });

test('a slow registry costs virtual time, and too slow a one the import', async () => {
  const { cluster, hub, importImage, stack } = await world();
  await using _ = stack;
  await hub.suffer({ kind: 'slow', delay: 5 * second });
  const { said, seconds } = await importImage();
  assert.equal(said, undefined);
  assert.ok(seconds >= 15 && seconds < 34);
  // Signatures of the new image are looked for after the import, as slowly.
  await cluster.clock.settled();
  await hub.suffer({ kind: 'slow', delay: 20 * second });
  assert.deepEqual((await importImage()).seconds, 15);
});
