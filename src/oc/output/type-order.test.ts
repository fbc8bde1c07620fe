import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';
import { formatJson } from './json.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

test('JSON of an object that a command made has the order of its type, whatever the server answers', async () => {
  const answer = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { creationTimestamp: '2026-11-21T21:07:36Z', name: 'a', namespace: 'hello', uid: '7' },
    roleRef: { kind: 'Role', name: 'r', apiGroup: 'g' },
    subjects: [{ name: 'ann', kind: 'User', apiGroup: 'g' }],
  };
  const ran = await runScripted('create rolebinding a --role=r --user=ann -o json', {
    [`POST ${rbac}/namespaces/hello/rolebindings`]: answer,
  });
  const keys = [...ran.stdout.matchAll(/"(\w+)":/g)].map(([, key]) => key);
  const meta = ['metadata', 'name', 'namespace', 'uid', 'creationTimestamp'];
  const subject = ['subjects', 'kind', 'apiGroup', 'name'];
  assert.deepEqual(keys, ['kind', 'apiVersion', ...meta, ...subject, 'roleRef', 'apiGroup', 'kind', 'name']);
  assert.notEqual(ran.stdout, formatJson(answer));
});
