import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../resources/kinds.ts';
import { startTestServer } from './test-server.ts';

test('a body may be of an older version that the subresource still takes', async () => {
  await using api = await startTestServer();
  const eviction = {
    kind: { group: 'policy', version: 'v1', kind: 'Eviction' },
    accepts: ['policy/v1beta1'],
    create: async (_context: unknown, _name: string, object: object) => object as never,
  };
  api.catalog.add({ kind: podKind, subresources: { eviction } });
  const sent = (apiVersion: string) =>
    api.call('POST', '/api/v1/namespaces/a/pods/p/eviction', {
      body: { apiVersion, kind: 'Eviction', metadata: { name: 'p' } },
    });
  assert.deepEqual(
    [(await sent('policy/v1beta1')).code, (await sent('policy/v1beta1')).json.apiVersion],
    [201, 'policy/v1'],
  );
  assert.equal((await sent('policy/v1alpha1')).code, 400);
});
