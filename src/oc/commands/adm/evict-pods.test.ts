import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { runScripted } from '../../testing/scripted-api.ts';

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'hello', uid: name, ownerReferences: [{ kind: 'ReplicaSet', controller: true }] },
  spec: { containers: [] },
});

const script = {
  'GET /api/v1/nodes/one': { kind: 'Node', metadata: { name: 'one' }, spec: { unschedulable: true } },
  'GET /api/v1/pods': { items: [pod('a')] },
};

test('who asks for a dry run of the server hears of no pod that is gone', async () => {
  const ran = await runScripted('adm drain one --dry-run=server', {
    ...script,
    'POST /api/v1/namespaces/hello/pods/a/eviction': {},
  });
  assert.equal(
    ran.stdout,
    'node/one already cordoned (server dry run)\nevicting pod hello/a (server dry run)\nnode/one drained (server dry run)\n',
  );
  assert.partialDeepStrictEqual(ran.bodies, [{ kind: 'Eviction', deleteOptions: { dryRun: ['All'] } }]);
});

test('a node whose pods cannot be evicted is told with the reasons', async () => {
  const refuse = (): never => {
    const status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'not for you',
    } as const;
    throw new ApiStatusError({ ...status, code: 403, reason: 'Forbidden' });
  };
  const ran = await runScripted('adm drain one', {
    ...script,
    'POST /api/v1/namespaces/hello/pods/a/eviction': refuse,
  });
  const reason = 'error when evicting pods/"a" -n "hello": not for you';
  assert.equal(ran.code, 1);
  assert.match(
    ran.stderr,
    new RegExp(`^There are pending pods in node "one" when an error occurred: ${reason}\npod/a\n`),
  );
  assert.match(ran.stderr, new RegExp(`There are pending nodes to be drained:\n one\n${reason}\n$`));
});

test('a selector of pods that is none is refused before anything is done', async () => {
  const ran = await runScripted(['adm', 'drain', 'one', '--pod-selector=a in'], script);
  assert.equal(ran.stderr, 'error: --pod-selector=<pod_selector> must be a valid label selector\n');
  assert.deepEqual(ran.requests, []);
});
