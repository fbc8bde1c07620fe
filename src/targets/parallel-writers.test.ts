import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../errors/api-status-error.ts';
import { selectTarget } from './select-target.ts';

const WRITERS = 24;
const stream = '/apis/image.openshift.io/v1/namespaces/here/imagestreams';

interface Stream {
  metadata: { name: string; resourceVersion?: string };
  spec: { tags?: { name: string; from: object; reference: boolean }[] };
}

test('of many who write one stream at once nobody loses a tag: who is late is told so and tries again', async () => {
  await using target = await selectTarget('simulated', { oc: [] });
  await using cluster = await target.openCluster();
  const send = async (method: 'POST' | 'GET' | 'PUT', path: string, body?: object) =>
    (await cluster.api.request<Stream>({ method, path, ...(body ? { body } : {}) })).body;
  await send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'here' } });
  const type = { apiVersion: 'image.openshift.io/v1', kind: 'ImageStream' };
  await send('POST', stream, { ...type, metadata: { name: 'web' }, spec: {} });
  let conflicts = 0;
  const write = async (name: string): Promise<void> => {
    for (;;) {
      const current = await send('GET', `${stream}/web`);
      const from = { kind: 'DockerImage', name: 'docker.io/acme/web:1' };
      current.spec.tags = [...(current.spec.tags ?? []), { name, from, reference: true }];
      try {
        await send('PUT', `${stream}/web`, current);
        return;
      } catch (error) {
        if (!(error instanceof ApiStatusError) || error.status.code !== 409) throw error;
        assert.match(error.message, /^Operation cannot be fulfilled on imagestreams\.image\.openshift\.io "web": /);
        conflicts += 1;
      }
    }
  };
  const names = Array.from({ length: WRITERS }, (_, index) => `t${String(index).padStart(2, '0')}`);
  await Promise.all(names.map(write));
  const { spec } = await send('GET', `${stream}/web`);
  assert.deepEqual(
    spec.tags?.map(({ name }) => name),
    names,
  );
  assert.ok(conflicts > 0, 'they did get into each other’s way');
});
