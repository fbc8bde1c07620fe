import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const pod = (name: string): object => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name } });
const script = {
  'GET /api/v1/namespaces/hello/pods': { kind: 'PodList', apiVersion: 'v1', items: [pod('web'), pod('db')] },
  'GET /api/v1/namespaces': {
    kind: 'NamespaceList',
    apiVersion: 'v1',
    items: [{ metadata: { name: 'kube-public' } }, { metadata: { name: 'mine' } }],
  },
};

const proposals = async (...words: string[]): Promise<string[]> => {
  const { stdout } = await runScripted(['__complete', ...words], script);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/\t.*/, ''));
};

for (const [words, expected] of [
  [
    ['create', 'secret', ''],
    ['docker-registry', 'generic', 'tls', ':4'],
  ],
  [
    ['get', 'pods', ''],
    ['db', 'web', ':4'],
  ],
  [
    ['get', 'pods', 'web', ''],
    ['db', ':4'],
  ],
  [
    ['get', 'po/w'],
    ['po/web', ':4'],
  ],
  [
    ['logs', 'w'],
    ['web', ':4'],
  ],
  [
    ['logs', 'depl'],
    ['deployments/', ':6'],
  ],
  [
    ['get', 'cm', '-n', 'kube'],
    ['kube-public', ':4'],
  ],
  [
    ['get', 'cm', '--namespace=k'],
    ['kube-public', ':4'],
  ],
  [
    ['rollout', 'status', 'stat'],
    ['statefulset', ':4'],
  ],
  [
    ['get', 'pods', '--sort'],
    ['--sort-by', ':4'],
  ],
  [['exec', 'web', '--', ''], [':4']],
  [['nosuch', ''], [':0']],
] as const)
  test(`completes ${words.join(' ')}`, async () => {
    assert.deepEqual((await proposals(...words)).sort(), [...expected].sort());
  });
