import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeObject } from './complete-object.ts';

test('custom resources of OpenShift keep empty lists and get no nulls', () => {
  const restriction = { spec: { userrestriction: { users: [] } } };
  completeObject({ group: 'authorization.openshift.io', version: 'v1', kind: 'RoleBindingRestriction' }, restriction);
  assert.deepEqual(restriction, { spec: { userrestriction: { users: [] } } });
  const constraints = { users: [], groups: [] };
  completeObject({ group: 'security.openshift.io', version: 'v1', kind: 'SecurityContextConstraints' }, constraints);
  assert.deepEqual([constraints.users, constraints.groups], [[], []]);
});
