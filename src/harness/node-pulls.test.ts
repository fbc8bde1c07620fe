import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pullsOf } from './node-pulls.ts';
import type { ObservedPod } from './pods.ts';

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const node = 'cri-o/1.32.13 go/go1.23.5 os/linux arch/amd64';
const request = (path: string, change: object = {}) => ({
  at: 5_000,
  method: 'GET',
  path,
  status: 200,
  userAgent: node,
  ...change,
});
const pod = { createdAt: 4_000, image: `R:5000/is-test/web@${digest('a')}`, digest: digest('a') } as ObservedPod;

test('what the nodes fetched for a pod is found in the log of the registry', () => {
  const pulls = pullsOf(
    [pod],
    [
      request('/v2/'),
      request(`/v2/is-test/web/manifests/${digest('a')}`),
      request(`/v2/is-test/web/blobs/${digest('b')}`),
      request(`/v2/is-test/web/blobs/${digest('b')}`),
    ],
  );
  assert.deepEqual(pulls.digests, [digest('a'), digest('b')]);
  assert.equal(pulls.requests.length, 3);
});

test('a manifest that was asked for by a tag counts as the one that runs', () => {
  assert.deepEqual(pullsOf([pod], [request('/v2/is-test/web/manifests/latest')]).digests, [digest('a')]);
});

const ignored = [
  ['of another repository', request(`/v2/is-test/web-2/blobs/${digest('c')}`)],
  ['before the pod existed', request(`/v2/is-test/web/blobs/${digest('c')}`, { at: 3_999 })],
  ['of another program', request(`/v2/is-test/web/blobs/${digest('c')}`, { userAgent: 'Go-http-client/2.0' })],
  ['that was refused', request(`/v2/is-test/web/blobs/${digest('c')}`, { status: 401 })],
] as const;

for (const [name, log] of ignored)
  test(`a request ${name} does not count`, () => assert.deepEqual(pullsOf([pod], [log]).digests, []));
