import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { kubeletAnswers } from './kubelet-answers.ts';

const pod = (name: string, nodeName: string, state: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'a', name, uid: name },
  spec: { nodeName, containers: [{ name: 'c', image: 'x' }] },
  status: { containerStatuses: [{ name: 'c', image: 'x', state }] },
});

const ask = async (node: string, path: string) => {
  const store = new ObjectStore();
  const put = (resource: string, object: object) => store.create(resource, object as KubeObject);
  put('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-0' } });
  put('pods', pod('runs', 'worker-0', { running: {} }));
  put('pods', pod('waits', 'worker-0', { waiting: {} }));
  put('pods', pod('elsewhere', 'worker-1', { running: {} }));
  return kubeletAnswers(store)({} as RequestContext, node, path.split('/'));
};

const names = (body = '') => JSON.parse(body).items.map(({ metadata }: KubeObject) => metadata.name);

test('a kubelet tells of its pods, and of those that run', async () => {
  assert.deepEqual(names((await ask('worker-0', 'pods'))?.body), ['runs', 'waits']);
  assert.deepEqual(names((await ask('https:worker-0:10250', 'runningpods/'))?.body), ['runs']);
  assert.equal((await ask('worker-0', 'healthz'))?.body, 'ok');
});

test('a kubelet tells nothing of what is measured, and one that is not there nothing at all', async () => {
  assert.equal(await ask('worker-0', 'stats/summary'), undefined);
  await assert.rejects(ask('worker-9', 'pods'), { message: 'nodes "worker-9" not found' });
});
