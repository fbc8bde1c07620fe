import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { deleteImages, findPushedImages, PushedImages } from './pushed-images.ts';

/** A cluster that keeps config maps by their project. */
const open = () => {
  const maps = new Map<string, string>();
  const api = {
    server: 'https://api.example.com:6443',
    request: async ({ method, path, body }) => {
      const project = /namespaces\/([^/]+)/.exec(path)?.[1] ?? '';
      if (method !== 'POST' && !maps.has(project))
        throw new ApiStatusError({ kind: 'Status', status: 'Failure', code: 404, message: 'not found' } as never);
      const { data } = (body ?? {}) as { data?: { images: string } };
      if (data !== undefined) maps.set(project, data.images);
      return { status: 200, warnings: [], body: { data: { images: maps.get(project) } } as never };
    },
  } as Pick<KubeApi, 'server' | 'request'> as KubeApi;
  return { api, maps };
};

test('what was pushed before the first project is there is told in it, and what comes later, too', async () => {
  const { api, maps } = open();
  const pushed = new PushedImages(api, 'k3x9');
  await pushed.note('r.example.com/team/sp-k3x9-1/docker.io/web');
  assert.equal(maps.size, 0);
  await pushed.tellIn('sp-k3x9-1-a');
  await pushed.tellIn('sp-k3x9-1-b');
  await pushed.note('r.example.com/team/sp-k3x9-1/docker.io/web@sha256:1');
  assert.deepEqual(await findPushedImages(api, 'sp-k3x9-1-a'), [
    'r.example.com/team/sp-k3x9-1/docker.io/web',
    'r.example.com/team/sp-k3x9-1/docker.io/web@sha256:1',
  ]);
  assert.deepEqual(await findPushedImages(api, 'sp-k3x9-1-b'), []);
});

test('a twin adds to what the one before it has told', async () => {
  const { api, maps } = open();
  maps.set('sp-upgrade-carried', 'r.example.com/sp-upgrade/docker.io/web@sha256:1');
  const pushed = new PushedImages(api, 'k3x9', 'sp-upgrade-carried');
  await pushed.note('r.example.com/sp-upgrade/docker.io/web@sha256:2');
  assert.equal((await findPushedImages(api, 'sp-upgrade-carried')).length, 2);
});

test('only what lies in a folder of the experiment is ever deleted', async () => {
  const { api, maps } = open();
  const own = 'r.example.com/team/sp-k3x9-1/docker.io/web@sha256:1';
  maps.set(
    'sp-k3x9-1-a',
    [own, 'r.example.com/team/web@sha256:2', 'r.example.com/sp-other-1/web', 'sp-k3x9-1/web'].join('\n'),
  );
  assert.deepEqual(await findPushedImages(api, 'sp-k3x9-1-a'), [own]);
});

test('images go before what their tags still lead to, and what stays is counted', async () => {
  const asked: string[] = [];
  const left = await deleteImages(['a/b', 'a/b@sha256:1', 'a/b@sha256:2'], async (image) => {
    asked.push(image);
    if (image.endsWith('2')) throw new Error('refused');
  });
  assert.equal(left, 1);
  assert.deepEqual(asked, ['a/b@sha256:1', 'a/b@sha256:2', 'a/b']);
});
