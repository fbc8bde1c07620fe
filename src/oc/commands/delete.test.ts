import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const maps = '/api/v1/namespaces/hello/configmaps';
const list = { kind: 'ConfigMapList', apiVersion: 'v1', metadata: {}, items: [{ metadata: { name: 'gone' } }] };

for (const [words, code] of [
  ['-l a=b', 0],
  ['--all', 0],
  ['-l a=b --ignore-not-found=false', 1],
  ['gone', 1],
  ['gone --ignore-not-found', 0],
] as const)
  test(`oc delete configmaps ${words}, of which one goes by itself`, async () => {
    const answers = { [`GET ${maps}`]: list, [`GET ${maps}?labelSelector=a%3Db`]: list };
    const ran = await runScripted(`delete configmaps ${words}`, answers);
    const message = 'Error from server (NotFound): configmaps "gone" not found\n';
    assert.deepEqual([ran.code, ran.stderr], [code, code === 0 ? '' : message]);
  });
