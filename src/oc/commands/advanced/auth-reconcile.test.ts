import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const rbac = 'rbac.authorization.k8s.io';
const role = (rules: object[], metadata: object = {}) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'Role',
  metadata: { name: 'r', namespace: 'a', ...metadata },
  rules,
});
const binding = (to: string, ...names: string[]) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'RoleBinding',
  metadata: { name: 'b', namespace: 'a' },
  roleRef: { apiGroup: rbac, kind: 'Role', name: to },
  subjects: names.map((name) => ({ apiGroup: rbac, kind: 'User', name })),
});
const get = { verbs: ['get'], apiGroups: [''], resources: ['pods'] };
const list = { ...get, verbs: ['list'] };
const roles = `/apis/${rbac}/v1/namespaces/a/roles`;
const bindings = `/apis/${rbac}/v1/namespaces/a/rolebindings`;
const reconcile = (existing: object, wanted: object, flags = '') => {
  const path = 'roleRef' in wanted ? `${bindings}/b` : `${roles}/r`;
  const collection = 'roleRef' in wanted ? bindings : roles;
  return runScripted(
    `auth reconcile -f - ${flags}`.trim(),
    { [`GET ${path}`]: existing, [`PUT ${path}`]: wanted, [`DELETE ${path}`]: {}, [`POST ${collection}`]: wanted },
    { stdin: JSON.stringify(wanted) },
  );
};

test('a role gets the rules that it lacks, and keeps the others', async () => {
  const ran = await reconcile(role([get]), role([{ ...get, verbs: ['get', 'list'] }]));
  assert.equal(ran.stdout, `role.${rbac}/r reconciled\n`);
  assert.equal(
    ran.stderr,
    '\treconciliation required update\n\tmissing rules added:\n' +
      '\t\t{Verbs:[list] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}\n',
  );
  assert.deepEqual(ran.bodies, [role([get, list])]);
});

test('rules that nobody asked for are taken away when that is asked for', async () => {
  const ran = await reconcile(role([get, list]), role([get]), '--remove-extra-permissions');
  assert.match(ran.stderr, /^\treconciliation required update\n\textra rules removed:\n\t\t\{Verbs:\[list\] [^\n]*\n$/);
  assert.deepEqual(ran.bodies, [role([get])]);
});

test('a role that covers what is wanted is left alone', async () => {
  const ran = await reconcile(role([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]), role([get]));
  assert.deepEqual([ran.stdout, ran.stderr, ran.bodies], [`role.${rbac}/r reconciled\n`, '', []]);
});

test('a role that opts out is left alone, and said to', async () => {
  const annotations = { 'rbac.authorization.kubernetes.io/autoupdate': 'false' };
  const ran = await reconcile(role([], { annotations }), role([get]));
  assert.match(
    ran.stderr,
    /required update, but object opted out \(rbac\.authorization\.kubernetes\.io\/autoupdate: false\)/,
  );
  assert.deepEqual(ran.bodies, []);
});

test('a binding gets the subjects that it lacks', async () => {
  const ran = await reconcile(binding('r', 'ann', 'bob'), binding('r', 'bob', 'joe'));
  assert.match(
    ran.stderr,
    /missing subjects added:\n\t\t\{Kind:User APIGroup:rbac.authorization.k8s.io Name:joe Namespace:\}\n$/,
  );
  assert.deepEqual(ran.bodies, [binding('r', 'ann', 'bob', 'joe')]);
});

test('a binding to another role is made anew', async () => {
  const ran = await reconcile(binding('other', 'ann'), binding('r', 'ann'));
  assert.equal(ran.stderr, '\treconciliation required recreate\n');
  assert.deepEqual(ran.bodies.at(-1), binding('r', 'ann'));
});

test('a file has to say where its role is', async () => {
  const { metadata: _, ...rest } = role([get]);
  const nowhere = { ...rest, metadata: { name: 'r' } };
  const ran = await runScripted('auth reconcile -f -', {}, { stdin: JSON.stringify(nowhere) });
  assert.deepEqual([ran.code, ran.stderr], [1, 'error: resource name may not be empty\n']);
});
