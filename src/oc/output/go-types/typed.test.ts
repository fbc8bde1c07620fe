import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { runScripted } from '../../testing/scripted-api.ts';
import { formatJson } from '../json.ts';
import { typed } from './typed.ts';

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

test('fields that Go writes although nobody set them are there, lists of nothing are not', () => {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: { template: { spec: { containers: [{ env: [] }] } } },
  };
  assert.deepEqual(typed(object as unknown as KubeObject), {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name: 'a', creationTimestamp: null },
    spec: {
      selector: null,
      template: { metadata: { creationTimestamp: null }, spec: { containers: [{ name: '', resources: {} }] } },
      strategy: {},
    },
    status: {},
  });
});
