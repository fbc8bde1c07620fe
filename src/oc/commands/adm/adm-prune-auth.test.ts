import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const binding = (name: string, roleRef: object, subjects: object[], namespace?: string) => ({
  metadata: { name, ...(namespace && { namespace }) },
  roleRef,
  subjects,
});
const bob = { kind: 'User', name: 'bob' };
const legacy = '/apis/authorization.openshift.io/v1';
const script = {
  [`GET ${legacy}/clusterrolebindings`]: {
    metadata: {},
    items: [binding('viewers', { name: 'view' }, [bob, { kind: 'User', name: 'al' }])],
  },
  [`GET ${legacy}/rolebindings`]: {
    metadata: {},
    items: [binding('local', { name: 'view' }, [{ kind: 'Group', name: 'bob' }], 'a')],
  },
  [`PUT ${legacy}/clusterrolebindings/viewers`]: {},
  [`GET ${rbac}/clusterrolebindings`]: {
    metadata: {},
    items: [binding('viewers', { kind: 'ClusterRole', name: 'view' }, [bob, { kind: 'User', name: 'al' }])],
  },
  [`GET ${rbac}/rolebindings`]: {
    metadata: {},
    items: [binding('local', { kind: 'ClusterRole', name: 'view' }, [{ kind: 'Group', name: 'bob' }], 'a')],
  },
  [`GET ${rbac}/namespaces/hello/rolebindings`]: {
    metadata: {},
    items: [binding('own', { kind: 'Role', name: 'reader' }, [bob], 'hello')],
  },
  [`DELETE ${rbac}/clusterrolebindings/viewers`]: {},
  [`DELETE ${rbac}/namespaces/a/rolebindings/local`]: {},
  [`DELETE ${rbac}/namespaces/hello/rolebindings/own`]: {},
  'GET /apis/security.openshift.io/v1/securitycontextconstraints': {
    metadata: {},
    items: [{ metadata: { name: 'anyuid' }, users: ['bob'] }],
  },
  'PUT /apis/security.openshift.io/v1/securitycontextconstraints/anyuid': {},
  'GET /apis/user.openshift.io/v1/groups': {
    metadata: {},
    items: [{ metadata: { name: 'team' }, users: ['al', 'bob'] }],
  },
  'PUT /apis/user.openshift.io/v1/groups/team': {},
  'GET /apis/oauth.openshift.io/v1/oauthclientauthorizations': { metadata: {}, items: [] },
};

for (const [words, stdout] of [
  ['role/reader', 'rolebinding.rbac.authorization.k8s.io/own deleted\n'],
  [
    'clusterrole/view',
    'clusterrolebinding.rbac.authorization.k8s.io/viewers deleted\nrolebinding.rbac.authorization.k8s.io/local deleted\n',
  ],
  [
    'user/bob',
    'clusterrolebinding.rbac.authorization.k8s.io/viewers updated\nsecuritycontextconstraints.security.openshift.io/anyuid updated\ngroup.user.openshift.io/team updated\n',
  ],
] as const)
  test(`oc adm prune auth ${words}`, async () => {
    const ran = await runScripted(`adm prune auth ${words}`, script);
    assert.deepEqual([ran.stderr, ran.stdout], ['', stdout]);
  });

test('a group that is pruned leaves the bindings of users alone', async () => {
  const ran = await runScripted('adm prune auth group/al', script);
  assert.deepEqual([ran.stdout, ran.bodies], ['', []]);
});
