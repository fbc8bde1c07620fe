import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { connectKubeApi } from '../adapters/client-node.ts';
import { openUpstreams, startCluster } from './simulated.ts';

const minute = 60_000;

/** Streams that are imported every 15 minutes, pods that pull, and a registry in all kinds of trouble. */
const run = async (): Promise<string> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-test-'));
  const cluster = await startCluster({ directory });
  using api = await connectKubeApi({ text: cluster.kubeconfig });
  using upstreams = openUpstreams(cluster);
  const hub = upstreams.get('docker.io');
  const create = (url: string, body: object) => api.request({ method: 'POST', path: url, body });
  await hub.serve('acme/web', '1', { name: 'A' });
  await create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'twice' } });
  for (const [name, type] of [
    ['one', 'Source'],
    ['two', 'Local'],
  ]) {
    const from = { kind: 'DockerImage', name: 'docker.io/acme/web:1' };
    const tag = { name: '1', from, importPolicy: { scheduled: true }, referencePolicy: { type } };
    const spec = { tags: [tag], lookupPolicy: { local: true } };
    await create('/apis/image.openshift.io/v1/namespaces/twice/imagestreams', {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStream',
      metadata: { name },
      spec,
    });
    await cluster.clock.advance(minute);
    const containers = [{ name: 'web', image: `${name}:1` }];
    await create('/api/v1/namespaces/twice/pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: `${name}-` },
      spec: { containers },
    });
  }
  await cluster.clock.advance(20 * minute);
  await hub.serve('acme/web', '1', { name: 'B' });
  await hub.suffer({ kind: 'slow', delay: 700 });
  await cluster.clock.advance(20 * minute);
  await hub.suffer({ kind: 'status', status: 503 });
  await cluster.clock.advance(20 * minute);
  await hub.start();
  await cluster.clock.advance(20 * minute);
  const objects = ['imagestreams', 'pods', 'events'].map(async (kind) => {
    const group = kind === 'imagestreams' ? '/apis/image.openshift.io/v1' : '/api/v1';
    return (await api.request({ method: 'GET', path: `${group}/namespaces/twice/${kind}` })).body;
  });
  const registries = [...cluster.registries.values(), cluster.internalRegistry];
  const log = [...(await Promise.all(objects)), ...registries.flatMap(({ journal }) => journal.entries())];
  await cluster.close();
  await rm(directory, { recursive: true });
  return log.map((line) => JSON.stringify(line)).join('\n');
};

test('the same run gives the same log, byte for byte', async () => {
  const first = await run();
  assert.ok(first.length > 10_000, 'the log is long enough to say something');
  assert.equal(await run(), first);
});
