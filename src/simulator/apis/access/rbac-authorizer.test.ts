import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { bootstrapPolicy } from './bootstrap-policy.ts';
import { RbacAuthorizer } from './rbac-authorizer.ts';

const store = new ObjectStore();
const put = (kind: ResourceKind, name: string, content: object, namespace?: string): void => {
  store.create(groupResource(kind), {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: kind.kind,
    metadata: { name, namespace },
    ...content,
  } as KubeObject);
};
const group = (name: string) => ({ kind: 'Group', name });
const { clusterRoles, clusterRoleBindings } = bootstrapPolicy();
for (const role of clusterRoles) store.create(groupResource(clusterRoleKind), role);
for (const binding of clusterRoleBindings) store.create(groupResource(clusterRoleBindingKind), binding);
put(
  roleBindingKind,
  'admin',
  { roleRef: { kind: 'ClusterRole', name: 'admin' }, subjects: [{ kind: 'User', name: 'developer' }] },
  'dev1',
);
put(
  roleBindingKind,
  'system:image-pullers',
  { roleRef: { kind: 'ClusterRole', name: 'system:image-puller' }, subjects: [group('system:serviceaccounts:dev1')] },
  'dev1',
);

const authorizer = new RbacAuthorizer(storeListers(store));
const developer = { username: 'developer', groups: ['system:authenticated', 'system:authenticated:oauth'] };
const account = {
  username: 'system:serviceaccount:dev1:default',
  groups: ['system:serviceaccounts:dev1', 'system:authenticated'],
};
const admin = { username: 'system:admin', groups: ['system:masters'] };
const layers = { group: 'image.openshift.io', resource: 'imagestreams', subresource: 'layers' };
const pods = { group: '', resource: 'pods' };

const table = [
  ['system:masters may do everything', admin, { verb: 'delete', ...pods, namespace: 'any' }, true],
  ['a project admin may create pods in the project', developer, { verb: 'create', ...pods, namespace: 'dev1' }, true],
  ['but not in another one', developer, { verb: 'create', ...pods, namespace: 'dev2' }, false],
  ['nor list them in the whole cluster', developer, { verb: 'list', ...pods }, false],
  [
    'an ordinary user may request projects',
    developer,
    { verb: 'create', group: 'project.openshift.io', resource: 'projectrequests' },
    true,
  ],
  ['a service account may pull in its project', account, { verb: 'get', ...layers, namespace: 'dev1' }, true],
  ['but not push', account, { verb: 'update', ...layers, namespace: 'dev1' }, false],
  ['and not pull elsewhere', account, { verb: 'get', ...layers, namespace: 'dev2' }, false],
  ['discovery is for everybody who is known', account, { verb: 'get', nonResourcePath: '/apis/apps/v1' }, true],
  [
    'a project admin may look into pods',
    developer,
    { verb: 'create', ...pods, subresource: 'exec', namespace: 'dev1' },
    true,
  ],
] as const;

for (const [name, user, access, allowed] of table) {
  test(name, () => assert.equal(authorizer.authorize({ user, ...access }).allowed, allowed));
}

test('the reason names the binding', () => {
  const { reason } = authorizer.authorize({ user: account, verb: 'get', ...layers, namespace: 'dev1' });
  assert.equal(
    reason,
    'RBAC: allowed by RoleBinding "system:image-pullers/dev1" of ClusterRole "system:image-puller" to Group "system:serviceaccounts:dev1"',
  );
});

const scoped = (...scopes: string[]) => ({ ...developer, extra: { 'scopes.authorization.openshift.io': scopes } });
const secrets = { group: '', resource: 'secrets', namespace: 'dev1' };
const inProject = { ...pods, namespace: 'dev1' };
const self = { group: 'user.openshift.io', resource: 'users', name: '~' };

const scopesTable = [
  [['user:full'], { verb: 'list', ...secrets }, undefined],
  [['user:info'], { verb: 'get', ...self }, undefined],
  [['user:info'], { verb: 'get', nonResourcePath: '/apis/apps/v1' }, undefined],
  [['user:info'], { verb: 'list', ...inProject }, 'scopes [user:info] prevent this action'],
  [['user:list-projects'], { verb: 'list', group: 'project.openshift.io', resource: 'projects' }, undefined],
  [['user:list-projects'], { verb: 'get', ...self }, 'scopes [user:list-projects] prevent this action'],
  [['user:info', 'role:admin:dev1'], { verb: 'list', ...inProject }, undefined],
  [['role:admin:*'], { verb: 'list', ...inProject }, undefined],
  [['role:admin:dev2'], { verb: 'list', ...inProject }, 'scopes [role:admin:dev2] prevent this action'],
  [['role:admin:*'], { verb: 'list', ...secrets }, 'scopes [role:admin:*] prevent this action'],
  [['role:admin:*:!'], { verb: 'list', ...secrets }, undefined],
  [['role:cluster-admin:*'], { verb: 'list', ...inProject }, 'scopes [role:cluster-admin:*] prevent this action'],
  [['role:cluster-admin:*:!'], { verb: 'list', ...pods, namespace: 'dev2' }, ''],
  [['role:gone:*'], { verb: 'list', ...inProject }, 'scopes [role:gone:*] prevent this action'],
  [
    ['role:admin', 'user:all', 'x'],
    { verb: 'list', ...inProject },
    'scopes [role:admin user:all x] prevent this action, additionally the following non-fatal errors were reported: ' +
      '[bad format for scope role:admin, unrecognized scope: user:all, no scope evaluator found for "x"]',
  ],
] as const;

for (const [scopes, access, refusal] of scopesTable)
  test(`a token for ${scopes.join(' and ')}, ${JSON.stringify(access)}: ${refusal ?? 'allowed'}`, () => {
    const { allowed, reason } = authorizer.authorize({ user: scoped(...scopes), ...access });
    assert.equal(allowed, refusal === undefined);
    if (refusal !== undefined) assert.equal(reason ?? '', refusal);
  });

test('even those who may do everything may do no more than their token is for', () => {
  const limited = { ...admin, extra: { 'scopes.authorization.openshift.io': ['user:info'] } };
  assert.equal(authorizer.authorize({ user: limited, verb: 'list', ...inProject }).allowed, false);
});

test('the rules of a token are those of its owner that its scopes cover', () => {
  assert.deepEqual(authorizer.limitedPolicyFor(scoped('user:info'), 'dev1'), {
    rules: [
      { verbs: ['get'], apiGroups: [''], resources: ['users'], resourceNames: ['~'] },
      { verbs: ['get'], apiGroups: ['user.openshift.io'], resources: ['users'], resourceNames: ['~'] },
      ...authorizer.limitedPolicyFor(scoped('role:gone:*'), 'dev1').rules,
    ],
    errors: [],
  });
  const { rules } = authorizer.limitedPolicyFor(scoped('role:admin:dev2', 'role:view:dev1'), 'dev1');
  assert.ok(rules.some(({ resources, verbs }) => resources?.includes('pods') && verbs.includes('list')));
  assert.ok(!rules.some(({ resources, verbs }) => resources?.includes('pods') && verbs.includes('create')));
});
