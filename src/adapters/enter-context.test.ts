import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kubeconfig } from '../ports/kubeconfig-store.ts';
import { enterProject } from './enter-context.ts';

const config = (current: string): Kubeconfig => ({
  'current-context': current,
  clusters: [{ name: 'local', cluster: { server: 'https://api.example.com' } }],
  contexts: [
    { name: 'admin', context: { cluster: 'local', user: 'root', namespace: 'default' } },
    {
      name: 'mine',
      context: { cluster: 'api-example-com:443', user: 'system:admin/api-example-com:443', namespace: 'one' },
    },
  ],
  users: [{ name: 'root', user: { token: 'secret' } }],
});

test('a project gets a context of its own, and the one before stays', () => {
  const changed = config('admin');
  enterProject(changed, 'two', 'system:admin');
  assert.equal(changed['current-context'], 'two/api-example-com:443/system:admin');
  assert.deepEqual(
    changed.contexts.map(({ name }) => name),
    ['admin', 'mine', 'two/api-example-com:443/system:admin'],
  );
  assert.deepEqual(changed.users.at(-1), {
    name: 'system:admin/api-example-com:443',
    user: { token: 'secret' },
  });
});

test('a context of its own name is used again', () => {
  const changed = config('admin');
  enterProject(changed, 'two', 'system:admin');
  changed['current-context'] = 'admin';
  enterProject(changed, 'two', 'system:admin');
  assert.equal(changed['current-context'], 'two/api-example-com:443/system:admin');
  assert.equal(changed.contexts.length, 3);
});
