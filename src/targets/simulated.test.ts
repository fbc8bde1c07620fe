import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ApiStatusError } from '../errors/api-status-error.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import type { ExperimentCluster, Target } from '../ports/target.ts';
import { selectTarget } from './select-target.ts';

let target: Target;
let cluster: ExperimentCluster;

before(async () => {
  target = await selectTarget('simulated', { oc: [] });
  cluster = await target.openCluster();
});

after(async () => {
  await cluster[Symbol.asyncDispose]();
  await target[Symbol.asyncDispose]();
});

const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

test('each experiment has a cluster of its own', async () => {
  await cluster.api.request({ method: 'POST', path: '/api/v1/namespaces', body: namespace('mine') });
  await using other = await target.openCluster();
  await assert.rejects(other.api.request({ method: 'GET', path: '/api/v1/namespaces/mine' }), ApiStatusError);
});

test('time passes when it is told to, and only then', async () => {
  const start = cluster.clock.now();
  await cluster.clock.settled();
  assert.equal(cluster.clock.now(), start);
  await cluster.clock.advance(60_000);
  assert.equal(cluster.clock.now(), start + 60_000);
});

test('an external registry serves what it was given, and tells who asked', async () => {
  const upstream = cluster.upstream('quay.io');
  const image = await upstream.serve('acme/web', '1', { name: 'A' });
  assert.match(image.manifest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(image.layers.length, 2);
  const pushed = (await upstream.requests()).find(
    ({ method, path }) => method === 'PUT' && path === '/v2/acme/web/manifests/1',
  );
  assert.equal(pushed?.status, 201);
});

test('a registry that demands credentials takes pushes with them', async () => {
  const upstream = cluster.upstream('registry.redhat.io');
  await upstream.demandCredentials('acme', 's3cret');
  await upstream.serve('private/app', '1', { name: 'A' });
});

test('a registry that does not exist is not to be had', () =>
  assert.throws(
    () => cluster.upstream('ghcr.io'),
    (error: UnsupportedError) => error instanceof UnsupportedError && /docker\.io/.test(error.message),
  ));

test('the terminal runs the built-in oc in the project it was given', async () => {
  const session = await cluster.openSession();
  await session.useProject('default');
  const result = await session.shell.run({ argv: ['oc', 'get', 'serviceaccounts', '-o', 'name'] });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.match(result.stdout, /serviceaccount\/default/);
});

test('nothing is left of a target that is given back', async (context) => {
  const own = await mkdtemp(path.join(tmpdir(), 'streamproof-test-'));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = own;
  context.after(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    return rm(own, { recursive: true });
  });
  const short = await selectTarget('simulated', { oc: [] });
  await (await short.openCluster())[Symbol.asyncDispose]();
  assert.equal((await readdir(own)).length, 1);
  await short[Symbol.asyncDispose]();
  assert.deepEqual(await readdir(own), []);
});
