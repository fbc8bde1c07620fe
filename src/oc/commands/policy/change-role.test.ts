import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const bindings = '/apis/rbac.authorization.k8s.io/v1/namespaces/hello/rolebindings';
const role = { 'GET /apis/rbac.authorization.k8s.io/v1/clusterroles/view': { metadata: { name: 'view' } } };
const bound = {
  metadata: { name: 'view' },
  subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'ann' }],
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
};

test('a role is given by a binding of its own', async () => {
  const script = { ...role, [`GET ${bindings}`]: { items: [bound] }, [`POST ${bindings}`]: {} };
  const ran = await runScripted('policy add-role-to-user view system:serviceaccount:a:b', script);
  assert.equal(ran.stdout, 'clusterrole.rbac.authorization.k8s.io/view added: "system:serviceaccount:a:b"\n');
  const [binding] = ran.bodies as [{ metadata: { name: string }; subjects: unknown }];
  assert.equal(binding.metadata.name, 'view-0');
  assert.deepEqual(binding.subjects, [{ kind: 'ServiceAccount', name: 'b', namespace: 'a' }]);
});

test('a role that is held already is not given again', async () => {
  const ran = await runScripted('adm policy add-role-to-user view ann', {
    ...role,
    [`GET ${bindings}`]: { items: [bound] },
  });
  assert.equal(ran.code, 0);
  assert.deepEqual(ran.bodies, []);
});

test('a binding without subjects goes away', async () => {
  const script = { ...role, [`GET ${bindings}`]: { items: [bound] }, [`DELETE ${bindings}/view`]: {} };
  const ran = await runScripted('policy remove-role-from-user view ann', script);
  assert.equal(ran.stdout, 'clusterrole.rbac.authorization.k8s.io/view removed: "ann"\n');
  assert.ok(ran.requests.includes(`DELETE ${bindings}/view`));
});

test('what does not exist is given, or given a role, with a warning', async () => {
  const ran = await runScripted('policy add-role-to-group none all', {
    [`GET ${bindings}`]: { items: [] },
    [`POST ${bindings}`]: {},
  });
  assert.equal(ran.stderr, "Warning: role 'none' not found\nWarning: Group 'all' not found\n");
});

const updated = {
  ...bound,
  metadata: { ...bound.metadata, annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' } },
};

test('a change of a binding that the server brings back is warned of', async () => {
  const script = { ...role, [`GET ${bindings}`]: { items: [updated] }, [`DELETE ${bindings}/view`]: {} };
  const ran = await runScripted('policy remove-role-from-user view ann', script);
  assert.match(ran.stderr, /^Warning: Your changes may get lost .* oc annotate rolebinding.rbac view '/);
});

test('names of service accounts are checked', async () => {
  const ran = await runScripted('policy add-role-to-user view -z :x');
  assert.match(ran.stderr, /^error: ":x" is not a valid serviceaccount name:\n {2}a lowercase RFC 1123 subdomain /);
});
