import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { KubeRequest } from '../../../ports/kube-api.ts';
import { failure, runScripted } from '../../testing/scripted-api.ts';

const list = (...items: object[]) => ({ metadata: { resourceVersion: '7' }, items });
const pod = { metadata: { name: 'p', namespace: 'a' }, spec: { containers: [{ name: 'one' }, { name: 'two' }] } };
const namespace = (name: string, ...pods: object[]) =>
  Object.fromEntries([
    ...['events', 'replicationcontrollers', 'services'].map((each) => [
      `GET /api/v1/namespaces/${name}/${each}`,
      list(),
    ]),
    ...['daemonsets', 'deployments', 'replicasets'].map((each) => [
      `GET /apis/apps/v1/namespaces/${name}/${each}`,
      list(),
    ]),
    [`GET /api/v1/namespaces/${name}/pods`, list(...pods)],
  ]);
const world = {
  'GET /api/v1/nodes': list({ metadata: { name: 'n', managedFields: [] } }),
  'GET /api/v1/namespaces': list({ metadata: { name: 'a' } }),
  ...namespace('a', pod),
  ...namespace('hello'),
  ...namespace('kube-system'),
  'GET /api/v1/namespaces/a/pods/p/log': ({ query }: KubeRequest) =>
    query?.['container'] === 'one' ? 'line\n' : failure(400, 'BadRequest', 'waiting to start'),
};
const logs = `==== START logs for container one of pod a/p ====
line
==== END logs for container one of pod a/p ====
==== START logs for container two of pod a/p ====
Request log error: the server rejected our request for an unknown reason (get pods p)
==== END logs for container two of pod a/p ====
`;

test('nodes come first, then what kube-system and the current project hold', async () => {
  const { stdout, requests, code } = await runScripted('cluster-info dump', world);
  assert.equal(code, 0);
  assert.match(stdout, /^\{\n {4}"kind": "NodeList",\n {4}"apiVersion": "v1",/);
  assert.doesNotMatch(stdout, /managedFields/);
  assert.deepEqual(requests.slice(0, 3), [
    'GET /api/v1/nodes',
    'GET /api/v1/namespaces/kube-system/events',
    'GET /api/v1/namespaces/kube-system/replicationcontrollers',
  ]);
  assert.equal(requests.at(-1), 'GET /api/v1/namespaces/hello/pods');
});

test('logs stand behind the pods, also when there is none', async () => {
  const { stdout } = await runScripted('cluster-info dump --namespaces=a', world);
  assert.ok(stdout.endsWith(logs));
});

test('files are named by namespace, kind and pod', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dump-'));
  try {
    const { stdout } = await runScripted(`cluster-info dump -A -o yaml --output-directory=${folder}`, world);
    assert.equal(stdout, `Cluster info dumped to ${folder}\n`);
    assert.match(await readFile(join(folder, 'nodes.yaml'), 'utf8'), /^apiVersion: v1\nitems:\n/);
    assert.match(await readFile(join(folder, 'a/pods.yaml'), 'utf8'), /^---\napiVersion: v1\nitems:\n/);
    assert.equal(await readFile(join(folder, 'a/p/logs.txt'), 'utf8'), logs);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('lists have no names', async () => {
  const { code, stderr } = await runScripted('cluster-info dump -o name', world);
  assert.deepEqual([code, stderr], [1, 'error: list types are not supported by name printing: *v1.NodeList\n']);
});
