import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../evidence/evidence.ts';
import { labelsFor } from './labels.ts';
import { observationsOf } from './observations.ts';

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const image: Evidence = {
  kind: 'image',
  name: 'A',
  reference: 'docker.io/x:1',
  manifest: digest('a'),
  config: digest('b'),
  layers: [digest('c'), digest('d')],
};
const link = (character: string): string =>
  `docker/registry/v2/repositories/is-test/web/_layers/sha256/${character.repeat(64)}/link`;
const pod = (change: object) => ({ name: 'web-1', image: `R/is-test/web@${digest('a')}`, state: 'Running', ...change });

const table: readonly (readonly [string, readonly Evidence[], readonly (readonly string[])[]])[] = [
  [
    'a tag',
    [{ kind: 'tag', name: 'is-test/web:1', from: 'docker.io/x', referencePolicy: 'Local', image: digest('a') }],
    [['tag is-test/web:1', 'docker.io/x  Local  → A']],
  ],
  [
    'a pod that pulled',
    [{ kind: 'pods', workload: 'web', pods: [pod({ node: 'worker-0', servedBy: 'R' })] }],
    [['pod web-1', 'R/is-test/web@A  worker-0  served by R']],
  ],
  [
    'a pod that found the image',
    [{ kind: 'pods', workload: 'web', pods: [pod({ node: 'worker-0' })] }],
    [['pod web-1', 'R/is-test/web@A  worker-0  the node had the image']],
  ],
  [
    'a pod that does not run',
    [{ kind: 'pods', workload: 'web', pods: [pod({ state: 'ErrImagePull: no' })] }],
    [['pod web-1', 'R/is-test/web@A    ErrImagePull: no']],
  ],
  ['an empty storage', [{ kind: 'storage', files: [] }], [['registry storage', 'empty']]],
  [
    'a stored image',
    [{ kind: 'storage', repository: 'is-test/web', files: [link('b'), link('c'), link('d')] }],
    [['registry storage is-test/web', 'config, 2 × layer of image A']],
  ],
  ['a listing', [{ kind: 'listing', line: 'oc rsh x ls', digests: [digest('b')] }], [['listed', 'config of image A']]],
  [
    'requests',
    [
      {
        kind: 'requests',
        registry: 'docker.io',
        requests: [{ at: '', method: 'GET', path: `/v2/x/manifests/${digest('a')}`, status: 200, userAgent: '' }],
      },
    ],
    [['asked of docker.io', 'manifest of image A']],
  ],
  [
    'a thing seen twice, as it was last',
    [
      { kind: 'storage', files: [] },
      { kind: 'storage', files: [link('b')] },
    ],
    [['registry storage', 'config of image A']],
  ],
];

for (const [name, evidence, rows] of table)
  test(`observes ${name}`, () => assert.deepEqual(observationsOf([image, ...evidence], labelsFor('en')), rows));

test('observes in the language of the feature', () => {
  assert.deepEqual(observationsOf([image, { kind: 'storage', files: [link('b')] }], labelsFor('zh-CN')), [
    ['镜像仓库存储', '镜像 A 的配置'],
  ]);
});
