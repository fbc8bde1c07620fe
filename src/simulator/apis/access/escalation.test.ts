import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legacySubjectAccessReviewKind, resourceAccessReviewKind } from '../../../resources/kinds/access-kinds.ts';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { Random } from '../../apimachinery/random.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { bootstrapPolicy } from './bootstrap-policy.ts';
import { escalationCheck } from './escalation.ts';
import { legacyReviewStorages } from './legacy-reviews.ts';
import { RbacAuthorizer } from './rbac-authorizer.ts';
import { roleStorages } from './role-storages.ts';

const ann = { username: 'ann', groups: ['system:authenticated'] };

const setUp = async () => {
  const store = new ObjectStore();
  const authorizer = new RbacAuthorizer(storeListers(store));
  const machinery = {
    store,
    clock: new VirtualClock(0),
    random: new Random(1),
    admission: [escalationCheck(authorizer)],
  };
  const { clusterRoles, clusterRoleBindings } = bootstrapPolicy();
  for (const role of clusterRoles) store.create(groupResource(clusterRoleKind), role);
  for (const binding of clusterRoleBindings) store.create(groupResource(clusterRoleBindingKind), binding);
  const catalog = new ApiCatalog();
  catalog.add(...roleStorages(machinery), ...legacyReviewStorages(authorizer));
  const admin = new StorageClient(catalog);
  const client = admin.as(ann);
  await admin.create(roleBindingKind, binding('admin', 'ClusterRole', 'admin', 'ann'));
  return { admin, client, store };
};

const binding = (name: string, kind: string, role: string, user: string): KubeObject =>
  ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: 'mine' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: user }],
  }) as KubeObject;

const role = (name: string, resources: string[], verbs = ['get', 'list']): KubeObject =>
  ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, namespace: 'mine' },
    rules: [{ verbs, apiGroups: [''], resources }],
  }) as KubeObject;

test('a project administrator gives away what she holds', async () => {
  const { client } = await setUp();
  await client.create(roleKind, role('readers', ['pods', 'pods/log']));
  await client.create(roleBindingKind, binding('readers', 'Role', 'readers', 'bob'));
  await client.create(roleBindingKind, binding('view', 'ClusterRole', 'view', 'bob'));
});

test('she gives away nothing else', async () => {
  const { client } = await setUp();
  const why =
    'user "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:';
  await assert.rejects(client.create(roleKind, role('watchers', ['nodes', 'pods'])), {
    code: 403,
    message: `roles.rbac.authorization.k8s.io "watchers" is forbidden: ${why}\n{APIGroups:[""], Resources:["nodes"], Verbs:["get" "list"]}`,
  });
  await assert.rejects(client.create(roleBindingKind, binding('all', 'ClusterRole', 'cluster-admin', 'bob')), {
    code: 403,
    message: `rolebindings.rbac.authorization.k8s.io "all" is forbidden: ${why}\n{APIGroups:["*"], Resources:["*"], Verbs:["*"]}\n{NonResourceURLs:["*"], Verbs:["*"]}`,
  });
  await assert.rejects(client.create(roleBindingKind, binding('none', 'ClusterRole', 'none', 'bob')), {
    code: 404,
    message: 'rolebindings.rbac.authorization.k8s.io "none" not found',
  });
});

test('whoever may bind a role may give it', async () => {
  const { admin, client } = await setUp();
  const binds = { verbs: ['bind'], apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'] };
  await admin.create(roleKind, { ...role('binder', []), rules: [binds] } as KubeObject);
  await admin.create(roleBindingKind, binding('binder', 'Role', 'binder', 'ann'));
  await client.create(roleBindingKind, binding('all', 'ClusterRole', 'cluster-admin', 'bob'));
});

test("OpenShift's own reviews say who may do something", async () => {
  const { client, admin } = await setUp();
  const action = { namespace: 'mine', verb: 'delete', resource: 'pods', resourceAPIGroup: '' };
  const review = (kind: typeof resourceAccessReviewKind, more: object = {}): KubeObject =>
    ({
      apiVersion: 'authorization.openshift.io/v1',
      kind: kind.kind,
      metadata: {},
      ...action,
      ...more,
    }) as unknown as KubeObject;
  const subject = await client.create(legacySubjectAccessReviewKind, review(legacySubjectAccessReviewKind));
  assert.deepEqual(
    [subject.kind, (subject as unknown as { allowed: boolean }).allowed],
    ['SubjectAccessReviewResponse', true],
  );
  const who = (await client.create(resourceAccessReviewKind, review(resourceAccessReviewKind))) as unknown as {
    users: string[];
    groups: string[];
  };
  assert.ok(who.users.includes('ann'));
  assert.deepEqual(who.groups, ['system:cluster-admins', 'system:masters']);
  await assert.rejects(
    admin.as({ username: 'bob', groups: [] }).create(resourceAccessReviewKind, review(resourceAccessReviewKind)),
    { code: 403 },
  );
});
