import assert from 'node:assert/strict';
import { test } from 'node:test';
import { impersonate } from './impersonation.ts';

const admin = { username: 'admin', groups: ['system:masters'] };

test('headers that come several times name several groups and scopes', async () => {
  const asked: string[] = [];
  const user = await impersonate(
    admin,
    {
      'impersonate-user': 'ann',
      'impersonate-group': 'a, b',
      'impersonate-extra-scopes.authorization.openshift.io': 'user:info, user:list-projects',
    },
    ({ resource, name }) => {
      asked.push(`${resource} ${name}`);
      return { allowed: true };
    },
  );
  assert.deepEqual(user, {
    username: 'ann',
    groups: ['a', 'b', 'system:authenticated'],
    extra: { 'scopes.authorization.openshift.io': ['user:info', 'user:list-projects'] },
  });
  assert.deepEqual(asked, [
    'users ann',
    'groups a',
    'groups b',
    'userextras user:info',
    'userextras user:list-projects',
  ]);
});
