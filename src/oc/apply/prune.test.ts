import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

const map = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'hello', uid: name, annotations: { [lastApplied]: '{}' } },
});

test('a dry run of the server prunes nothing', async () => {
  const place = '/api/v1/namespaces/hello/configmaps';
  const { bodies, requests, stdout } = await runScripted(
    'apply -f - --prune --all --prune-allowlist=core/v1/ConfigMap --dry-run=server',
    {
      'GET /api': { items: [] },
      'GET /apis': { items: [] },
      [`GET ${place}`]: { items: [map('a'), map('b')] },
      [`GET ${place}/a`]: map('a'),
      [`PATCH ${place}/a`]: map('a'),
      [`DELETE ${place}/b`]: map('b'),
    },
    { stdin: JSON.stringify(map('a')) },
  );
  assert.match(stdout, /configmap\/b pruned \(server dry run\)/);
  assert.equal(requests.at(-1), `DELETE ${place}/b`);
  // What a deletion has in its body counts; what stands in its address beside that does not.
  assert.partialDeepStrictEqual(bodies.at(-1), { dryRun: ['All'] });
});
