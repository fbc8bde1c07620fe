import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const path = '/api/v1/namespaces/hello/configmaps/words';
const words = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'words', namespace: 'hello' } };

test('--record writes the words of a command and then its flags, each with its value, into what it changes', async () => {
  const { bodies, stderr } = await runScripted('label --record cm words a=b --overwrite', {
    [`GET ${path}`]: words,
    [`PATCH ${path}`]: words,
  });
  assert.deepEqual(bodies, [
    {
      metadata: {
        annotations: { 'kubernetes.io/change-cause': 'oc label cm words a=b --record=true --overwrite=true' },
        labels: { a: 'b' },
      },
    },
  ]);
  assert.equal(stderr, 'Flag --record has been deprecated, --record will be removed in the future\n');
});
